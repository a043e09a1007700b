package io.eternalengine.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import io.eternalengine.backtester.offending.NeedsAServer;
import io.eternalengine.bybit.offending.JudgesOrders;
import io.eternalengine.bybit.offending.KnowsTheCommandLine;
import io.eternalengine.bybit.offending.NobodyAsks;
import io.eternalengine.bybit.offending.SpeaksKafka;
import io.eternalengine.cli.history.offending.StartsABroker;
import io.eternalengine.engine.offending.AsksTheProcess;
import io.eternalengine.engine.offending.HandsOutItsState;
import io.eternalengine.engine.offending.KnowsAFramework;
import io.eternalengine.engine.offending.KnowsRisk;
import io.eternalengine.engine.offending.OneEngine;
import io.eternalengine.engine.offending.PricesInDoubles;
import io.eternalengine.engine.offending.ReadsTheClock;
import io.eternalengine.engine.offending.StartsThreads;
import io.eternalengine.engine.offending.WalksWithoutOrder;
import io.eternalengine.engine.other.KnowsAnotherEngine;
import io.eternalengine.local.infrastructure.offending.KnowsTheFleet;
import io.eternalengine.local.processes.offending.NeedsALibrary;
import io.eternalengine.mapping.offending.KnowsAService;
import io.eternalengine.risk.offending.KnowsAnEngine;
import io.eternalengine.risk.offending.NobodyCallsIt;
import io.eternalengine.service.one.KnowsAnotherService;
import io.eternalengine.service.two.LogsASentence;
import io.eternalengine.service.two.OrderHelper;
import io.eternalengine.service.two.OtherService;
import io.eternalengine.service.two.util.Anything;
import io.eternalengine.venue.offending.NeedsANetwork;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that nothing can break protects nothing: each one finds the class that breaks it, and every place in it. */
class RulesCanFailTest {
    @ParameterizedTest
    @MethodSource("offences")
    void findsEveryOffence(ArchRule rule, List<Class<?>> classes, List<String> offences) {
        EvaluationResult result = rule.evaluate(new ClassFileImporter().importClasses(classes));

        String report = String.join("\n", result.getFailureReport().getDetails());
        assertThat(report).contains(offences);
    }

    @Test
    void aCopyOfTheStateMayLeaveAMachine() {
        EvaluationResult result = ImmutabilityRules.NO_STATE_LEAVES_A_MACHINE.evaluate(
                new ClassFileImporter().importClasses(HandsOutItsState.class, HandsOutItsState.FrozenReport.class));

        assertThat(String.join("\n", result.getFailureReport().getDetails()))
                .doesNotContain("copiedList()", "copiedArray()", "frozenLines()");
    }

    static Stream<Arguments> offences() {
        return Stream.of(
                offence(ModuleRules.CORE_KNOWS_ONLY_THE_JDK, classes(KnowsAFramework.class), "KnowsAFramework"),
                offence(
                        ModuleRules.ENGINES_DO_NOT_KNOW_EACH_OTHER,
                        classes(KnowsAnotherEngine.class, OneEngine.class),
                        "KnowsAnotherEngine"),
                offence(ModuleRules.RISK_AND_BOOKS_DO_NOT_KNOW_ENGINES, classes(KnowsAnEngine.class), "KnowsAnEngine"),
                offence(ModuleRules.ENGINES_DO_NOT_KNOW_RISK, classes(KnowsRisk.class), "KnowsRisk"),
                offence(ModuleRules.EXCHANGE_CLIENT_DOES_NOT_DECIDE, classes(JudgesOrders.class), "JudgesOrders"),
                offence(ModuleRules.WIRE_CLASSES_STAY_AT_THE_EDGE, classes(SpeaksKafka.class), "SpeaksKafka"),
                offence(
                        DeadCodeRules.EVERY_PUBLIC_METHOD_OF_THE_CORE_IS_CALLED,
                        classes(NobodyCallsIt.class),
                        "NobodyCallsIt.forgotten()"),
                offence(
                        DeadCodeRules.EVERY_PUBLIC_METHOD_OF_A_LIBRARY_IS_CALLED,
                        classes(NobodyAsks.class),
                        "NobodyAsks.forgotten()"),
                offence(LogRules.ONLY_LOG_LINES_ARE_LOGGED, classes(LogsASentence.class), "LogsASentence.lost"),
                offence(ModuleRules.MAPPING_ONLY_TRANSLATES, classes(KnowsAService.class), "KnowsAService"),
                offence(ModuleRules.BACKTESTER_NEEDS_NO_SERVER, classes(NeedsAServer.class), "NeedsAServer"),
                offence(ModuleRules.VENUE_NEEDS_NO_FRAMEWORK, classes(NeedsANetwork.class), "NeedsANetwork"),
                offence(ModuleRules.VERBS_OVER_HISTORY_NEED_NO_BROKER, classes(StartsABroker.class), "StartsABroker"),
                offence(ModuleRules.PROCESSES_KNOW_ONLY_THE_JDK, classes(NeedsALibrary.class), "NeedsALibrary"),
                offence(
                        ModuleRules.INFRASTRUCTURE_DOES_NOT_KNOW_THE_FLEET,
                        classes(KnowsTheFleet.class),
                        "KnowsTheFleet"),
                offence(
                        ModuleRules.SERVICES_DO_NOT_KNOW_EACH_OTHER,
                        classes(KnowsAnotherService.class, OtherService.class),
                        "KnowsAnotherService"),
                offence(ModuleRules.LIBRARIES_DO_NOT_KNOW_SERVICES, classes(KnowsAService.class), "KnowsAService"),
                offence(
                        ModuleRules.LIBRARIES_DO_NOT_KNOW_SERVICES,
                        classes(KnowsTheCommandLine.class),
                        "KnowsTheCommandLine"),
                offence(
                        DeterminismRules.NO_CLOCK,
                        classes(ReadsTheClock.class),
                        "instantNow()",
                        "clock(java.time.Clock)"),
                offence(
                        DeterminismRules.NOTHING_OF_THE_PROCESS,
                        classes(AsksTheProcess.class),
                        "AsksTheProcess.currentTimeMillis()",
                        "AsksTheProcess.nanoTime()",
                        "randomId()",
                        "mathRandom()",
                        "formatWithDefaultLocale(double)",
                        "upperCaseWithDefaultLocale(java.lang.String)"),
                offence(
                        DeterminismRules.NO_RANDOMNESS_THREADS_OR_IO,
                        classes(StartsThreads.class),
                        "thread(java.lang.Thread)",
                        "randomNumber(java.util.Random)",
                        "callable(java.lang.Object)",
                        "file(java.lang.Object)"),
                offence(
                        DeterminismRules.NO_WALK_WITHOUT_AN_ORDER,
                        classes(WalksWithoutOrder.class),
                        "first(java.util.Map)",
                        "set(java.lang.String, java.lang.String)",
                        "WalksWithoutOrder.map()"),
                offence(
                        DeterminismRules.NO_FLOATING_POINT_MONEY,
                        classes(PricesInDoubles.class),
                        "PricesInDoubles.price"),
                offence(
                        ImmutabilityRules.NO_STATE_LEAVES_A_MACHINE,
                        classes(
                                HandsOutItsState.class,
                                HandsOutItsState.Report.class,
                                HandsOutItsState.FrozenReport.class),
                        "HandsOutItsState.list()",
                        "HandsOutItsState.map()",
                        "HandsOutItsState.array()",
                        "HandsOutItsState.given()",
                        "HandsOutItsState.setLater()",
                        "Report.lines()"),
                offence(
                        NamingRules.NO_NAME_WITHOUT_MEANING,
                        classes(OrderHelper.class, Anything.class),
                        "OrderHelper",
                        "Anything"));
    }

    private static Arguments offence(ArchRule rule, List<Class<?>> classes, String... offences) {
        return argumentSet(rule.getDescription(), rule, classes, List.of(offences));
    }

    private static List<Class<?>> classes(Class<?>... classes) {
        return Arrays.asList(classes);
    }
}
