package io.eternalengine.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/** The never-arrows: who must not know whom. */
final class ModuleRules {
    private static final String ROOT = "io.eternalengine.";
    private static final String ENGINES = "io.eternalengine.engine..";
    private static final String DOMAIN = "io.eternalengine.domain..";
    private static final String RISK = "io.eternalengine.risk..";
    private static final String ORCHESTRATION = "io.eternalengine.orchestration..";
    private static final String[] CORE = {DOMAIN, ENGINES, RISK, ORCHESTRATION};
    private static final String WIRE = "io.eternalengine.schemas..";

    private static final String VENUE = "io.eternalengine.venue..";
    private static final String LOCAL = "io.eternalengine.local.";

    /** First packages that belong to libraries; every other one is a service, or the command line. */
    private static final Set<String> LIBRARIES = Set.of(
            "domain",
            "engine",
            "risk",
            "orchestration",
            "simulation",
            "topics",
            "schemas",
            "mapping",
            "kit",
            "logging",
            "bybit",
            "history",
            "venue",
            "backtester",
            "local",
            "benchmarks",
            "conformance",
            "testkit",
            "arch");

    static final ArchRule CORE_KNOWS_ONLY_THE_JDK = classes()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(coreAnd("java..", "org.jspecify.."))
            .because("the core runs live, in backtests and in replays, with no framework");

    static final ArchRule ENGINES_DO_NOT_KNOW_EACH_OTHER = slices().matching("io.eternalengine.engine.(*)..")
            .should()
            .notDependOnEachOther()
            .because("an engine must be understood, replayed and retired alone");

    static final ArchRule RISK_AND_BOOKS_DO_NOT_KNOW_ENGINES = noClasses()
            .that()
            .resideInAnyPackage(RISK, DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ENGINES, ORCHESTRATION)
            .because("what limits the engines must not lean on them");

    static final ArchRule ENGINES_DO_NOT_KNOW_RISK = noClasses()
            .that()
            .resideInAPackage(ENGINES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(RISK, ORCHESTRATION)
            .because("an engine knows halts and verdicts, not how risk comes to them");

    static final ArchRule EXCHANGE_CLIENT_DOES_NOT_DECIDE = noClasses()
            .that()
            .resideInAPackage("io.eternalengine.bybit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ENGINES, RISK, ORCHESTRATION)
            .because("the client of the exchange carries orders, it does not judge them");

    static final ArchRule WIRE_CLASSES_STAY_AT_THE_EDGE = noClasses()
            .that()
            .resideInAnyPackage(coreAnd(
                    "io.eternalengine.bybit..", "io.eternalengine.backtester..", VENUE, "io.eternalengine.simulator.."))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(WIRE)
            .because("messages are translated once, in schema-mapping and the shells");

    static final ArchRule MAPPING_ONLY_TRANSLATES = classes()
            .that()
            .resideInAPackage("io.eternalengine.mapping..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(coreAnd(
                    "io.eternalengine.mapping..",
                    "io.eternalengine.topics..",
                    WIRE,
                    "com.google.protobuf..",
                    "java..",
                    "org.jspecify.."))
            .because("schema-mapping is wire messages to model and back, and the topics that they stand in");

    static final ArchRule BACKTESTER_NEEDS_NO_SERVER = noClasses()
            .that()
            .resideInAPackage("io.eternalengine.backtester..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "org.apache.kafka..")
            .because("a backtest is a plain program")
            .allowEmptyShould(true);

    static final ArchRule VENUE_NEEDS_NO_FRAMEWORK = classes()
            .that()
            .resideInAPackage(VENUE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    VENUE,
                    "io.eternalengine.domain.model",
                    "io.eternalengine.history..",
                    "com.fasterxml.jackson..",
                    "java..",
                    "org.jspecify..")
            .because("the venue can be asked without a network, and keeps books of its own beside the core's");

    static final ArchRule VERBS_OVER_HISTORY_NEED_NO_BROKER = noClasses()
            .that()
            .resideInAnyPackage("io.eternalengine.cli", "io.eternalengine.cli.history..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..",
                    "org.apache.kafka..",
                    WIRE,
                    LOCAL + "infrastructure..",
                    LOCAL + "fleet..",
                    "io.eternalengine.cli.fleet..")
            .because("a backtest builds and starts neither a broker nor a service");

    static final ArchRule PROCESSES_KNOW_ONLY_THE_JDK = classes()
            .that()
            .resideInAPackage(LOCAL + "processes..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(LOCAL + "processes..", "java..", "org.jspecify..")
            .because("who starts a process or says a sentence to the user needs no more");

    static final ArchRule INFRASTRUCTURE_DOES_NOT_KNOW_THE_FLEET = noClasses()
            .that()
            .resideInAPackage(LOCAL + "infrastructure..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(coreAnd(LOCAL + "fleet.."))
            .because("tests of one service start Kafka, PostgreSQL and Redis and nothing else");

    static final ArchRule SERVICES_DO_NOT_KNOW_EACH_OTHER = slices().assignedFrom(new ByService())
            .should()
            .notDependOnEachOther()
            .because("services talk only through Kafka, and the command line starts them as programs");

    static final ArchRule LIBRARIES_DO_NOT_KNOW_SERVICES = noClasses()
            .that(new Libraries())
            .should()
            .dependOnClassesThat(new Services())
            .because("a library serves whoever comes");

    private ModuleRules() {}

    /** The service that a class belongs to, the command line, or empty. */
    private static String serviceOf(JavaClass type) {
        if (!type.getPackageName().startsWith(ROOT)) {
            return "";
        }
        String[] parts = type.getPackageName().substring(ROOT.length()).split("\\.", -1);
        if (LIBRARIES.contains(parts[0])) {
            return "";
        }
        return parts[0].equals("service") && parts.length > 1 ? parts[1] : parts[0];
    }

    private static final class ByService implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String service = serviceOf(type);
            return service.isEmpty() ? SliceIdentifier.ignore() : SliceIdentifier.of(service);
        }

        @Override
        public String getDescription() {
            return "services";
        }
    }

    private static final class Services extends com.tngtech.archunit.base.DescribedPredicate<JavaClass> {
        Services() {
            super("belong to a service or to the command line");
        }

        @Override
        public boolean test(JavaClass type) {
            return !serviceOf(type).isEmpty();
        }
    }

    private static final class Libraries extends com.tngtech.archunit.base.DescribedPredicate<JavaClass> {
        Libraries() {
            super("belong to a library");
        }

        @Override
        public boolean test(JavaClass type) {
            return type.getPackageName().startsWith(ROOT) && serviceOf(type).isEmpty();
        }
    }

    private static String[] coreAnd(String... packages) {
        return Stream.concat(Arrays.stream(CORE), Arrays.stream(packages)).toArray(String[]::new);
    }
}
