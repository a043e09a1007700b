package io.eternalengine.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule on every compiled class of the repository. */
class RulesHoldTest {
    private static final JavaClasses COMPILED = Codebase.compiled();

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(COMPILED);
    }

    @Test
    void noExceptionFromDeadCodeIsCalledByMainCode() {
        assertThat(DeadCodeRules.exceptionsThatAreNone(COMPILED)).isEmpty();
    }

    @Test
    void everyLayerIsRead() {
        assertThat(COMPILED.contain("io.eternalengine.risk.RiskEngine")).isTrue();
        assertThat(COMPILED.contain("io.eternalengine.engine.corehodl.CoreHodlEngine"))
                .isTrue();
        assertThat(COMPILED.contain("io.eternalengine.topics.Topic")).isTrue();
        assertThat(COMPILED.contain("io.eternalengine.mapping.RiskMapping")).isTrue();
    }

    static Stream<Named<ArchRule>> rules() {
        return Stream.of(
                        ModuleRules.CORE_KNOWS_ONLY_THE_JDK,
                        ModuleRules.ENGINES_DO_NOT_KNOW_EACH_OTHER,
                        ModuleRules.RISK_AND_BOOKS_DO_NOT_KNOW_ENGINES,
                        ModuleRules.ENGINES_DO_NOT_KNOW_RISK,
                        ModuleRules.EXCHANGE_CLIENT_DOES_NOT_DECIDE,
                        ModuleRules.WIRE_CLASSES_STAY_AT_THE_EDGE,
                        ModuleRules.MAPPING_ONLY_TRANSLATES,
                        ModuleRules.BACKTESTER_NEEDS_NO_SERVER,
                        ModuleRules.VENUE_NEEDS_NO_FRAMEWORK,
                        ModuleRules.VERBS_OVER_HISTORY_NEED_NO_BROKER,
                        ModuleRules.PROCESSES_KNOW_ONLY_THE_JDK,
                        ModuleRules.INFRASTRUCTURE_DOES_NOT_KNOW_THE_FLEET,
                        ModuleRules.SERVICES_DO_NOT_KNOW_EACH_OTHER,
                        ModuleRules.LIBRARIES_DO_NOT_KNOW_SERVICES,
                        DeterminismRules.NO_CLOCK,
                        DeterminismRules.NOTHING_OF_THE_PROCESS,
                        DeterminismRules.NO_RANDOMNESS_THREADS_OR_IO,
                        DeterminismRules.NO_WALK_WITHOUT_AN_ORDER,
                        DeterminismRules.NO_FLOATING_POINT_MONEY,
                        ImmutabilityRules.NO_STATE_LEAVES_A_MACHINE,
                        DeadCodeRules.EVERY_PUBLIC_METHOD_OF_THE_CORE_IS_CALLED,
                        DeadCodeRules.EVERY_PUBLIC_METHOD_OF_A_LIBRARY_IS_CALLED,
                        LogRules.ONLY_LOG_LINES_ARE_LOGGED,
                        NamingRules.NO_NAME_WITHOUT_MEANING)
                .map(rule -> Named.of(rule.getDescription(), rule));
    }
}
