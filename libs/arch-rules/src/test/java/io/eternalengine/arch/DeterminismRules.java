package io.eternalengine.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The same inputs in the same order must give the same bytes, in every process. So the core reads no clock and nothing
 * random, starts no thread, formats with no locale but a named one, and walks over no map or set without an order.
 */
final class DeterminismRules {
    private static final String[] CORE = {
        "io.eternalengine.domain..",
        "io.eternalengine.engine..",
        "io.eternalengine.risk..",
        "io.eternalengine.orchestration.."
    };
    /** A sorted map hands out its entries as a {@code Set} too, so sets are stopped where they are made. */
    private static final Set<String> UNORDERED = Set.of(
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.Hashtable",
            "java.util.IdentityHashMap",
            "java.util.WeakHashMap");

    private static final Set<String> WALKS =
            Set.of("entrySet", "keySet", "values", "forEach", "replaceAll", "toString", "hashCode");
    private static final Set<String> BANNED_CALLS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.System.getenv",
            "java.lang.System.getProperty",
            "java.lang.System.identityHashCode",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID",
            "java.util.Locale.getDefault",
            "java.time.ZoneId.systemDefault",
            "java.util.TimeZone.getDefault",
            "java.nio.charset.Charset.defaultCharset",
            "java.util.Collection.parallelStream",
            "java.util.stream.BaseStream.parallel",
            "java.util.stream.Stream.parallel",
            "java.util.stream.Collectors.toSet",
            "java.util.stream.Collectors.toUnmodifiableSet",
            "java.util.stream.Collectors.toUnmodifiableMap");
    private static final Set<String> BANNED_TYPES = Set.of(
            "java.lang.Thread",
            "java.lang.ThreadLocal",
            "java.lang.Runtime",
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.ClassLoader",
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.ServiceLoader",
            "java.util.Timer",
            "java.security.SecureRandom",
            "java.io.File",
            "java.io.FileInputStream",
            "java.io.FileOutputStream",
            "java.io.FileReader",
            "java.io.FileWriter",
            "java.io.PrintStream");
    private static final List<String> BANNED_PACKAGES = List.of(
            "java.util.concurrent",
            "java.util.random",
            "java.lang.reflect",
            "java.nio.file",
            "java.nio.channels",
            "java.net",
            "java.sql",
            "java.util.logging");

    private static final Set<String> NEED_A_LOCALE = Set.of("format", "toLowerCase", "toUpperCase");

    static final ArchRule NO_CLOCK = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(java.time.Clock.class)
            .orShould()
            .accessTargetWhere(calls(
                    "reads a clock",
                    access -> access.getTarget().getName().equals("now")
                            && access.getTargetOwner().getPackageName().startsWith("java.time")))
            .because("event time comes with the input");

    static final ArchRule NOTHING_OF_THE_PROCESS = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .accessTargetWhere(calls(
                    "calls what differs from process to process",
                    access -> BANNED_CALLS.contains(nameOf(access)) || withDefaultLocale(access)))
            .because("the same inputs must give the same bytes everywhere");

    /** Parameters are read from records once, before the first input, and published by the names of their components. */
    static final ArchRule NO_RANDOMNESS_THREADS_OR_IO = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .and()
            .resideOutsideOfPackage("io.eternalengine.domain.parameters")
            .should()
            .dependOnClassesThat(new DescribedPredicate<JavaClass>("are random, concurrent, reflective or do I/O") {
                @Override
                public boolean test(JavaClass type) {
                    return BANNED_TYPES.contains(type.getName())
                            || BANNED_PACKAGES.stream().anyMatch(type.getPackageName()::startsWith);
                }
            })
            .because("the core is a pure function of its inputs");

    /** Parameters' names are sorted before they are used, as text. */
    static final ArchRule NO_WALK_WITHOUT_AN_ORDER = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .and()
            .resideOutsideOfPackage("io.eternalengine.domain.parameters")
            .should()
            .accessTargetWhere(calls(
                    "walks over a map, or makes a set, without an order",
                    access -> walksOverMap(access) || makesUnordered(access)))
            .because("the order of a hash map is not part of the state; a sorted map has one");

    static final ArchRule NO_FLOATING_POINT_MONEY = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(
                    "io.eternalengine.domain.model..",
                    "io.eternalengine.domain.accounting..",
                    "io.eternalengine.domain.halt..",
                    "io.eternalengine.orchestration..",
                    "io.eternalengine.risk..",
                    "io.eternalengine.engine..")
            .should()
            .haveRawType(double.class)
            .orShould()
            .haveRawType(float.class)
            .because("money, prices and quantities are exact decimals");

    private DeterminismRules() {}

    private static boolean walksOverMap(JavaAccess<?> access) {
        return access.getTargetOwner().getName().equals("java.util.Map")
                && WALKS.contains(access.getTarget().getName());
    }

    private static boolean makesUnordered(JavaAccess<?> access) {
        String name = nameOf(access);
        return UNORDERED.contains(access.getTargetOwner().getName())
                || name.equals("java.util.Set.of")
                || name.equals("java.util.Set.copyOf");
    }

    private static boolean withDefaultLocale(JavaAccess<?> access) {
        return access.getTargetOwner().getName().equals("java.lang.String")
                && NEED_A_LOCALE.contains(access.getTarget().getName())
                && access.getTarget() instanceof com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget call
                && call.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Locale.class));
    }

    private static String nameOf(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getTarget().getName();
    }

    private static DescribedPredicate<JavaAccess<?>> calls(
            String description, java.util.function.Predicate<JavaAccess<?>> predicate) {
        return new DescribedPredicate<>(description) {
            @Override
            public boolean test(JavaAccess<?> access) {
                return predicate.test(access);
            }
        };
    }
}
