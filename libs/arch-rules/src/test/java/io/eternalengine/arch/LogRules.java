package io.eternalengine.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** A line of the log has stable keys, so it is built by the one class that writes them. */
final class LogRules {
    private static final Set<String> LOGGERS = Set.of(
            "org.jboss.logging.Logger",
            "org.jboss.logging.BasicLogger",
            "io.quarkus.logging.Log",
            "java.lang.System$Logger",
            "java.util.logging.Logger",
            "org.slf4j.Logger");
    private static final Set<String> LOOKS = Set.of("getLogger", "isDebugEnabled");

    static final ArchRule ONLY_LOG_LINES_ARE_LOGGED = noClasses()
            .that()
            .resideOutsideOfPackage("io.eternalengine.logging..")
            .should()
            .callMethodWhere(new DescribedPredicate<JavaCall<?>>("a logger writes") {
                @Override
                public boolean test(JavaCall<?> call) {
                    return LOGGERS.contains(call.getTargetOwner().getName())
                            && !LOOKS.contains(call.getTarget().getName());
                }
            })
            .because("a line of the log is an event and its keys: LogLine writes it");

    private LogRules() {}
}
