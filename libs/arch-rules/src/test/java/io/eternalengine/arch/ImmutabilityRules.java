package io.eternalengine.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The state of a machine changes in place, so what leaves the machine must not be part of it. A public method of a public type
 * returns an array or a collection of its own only as a copy, or when the field holds a frozen copy from its constructor on.
 */
final class ImmutabilityRules {
    /** Nobody can change what has one of these types. */
    private static final Set<String> IMMUTABLE_TYPES = Set.of("io.eternalengine.domain.state.FrozenMap");

    private static final Set<String> COPIES = Set.of(
            "java.util.List.of",
            "java.util.List.copyOf",
            "java.util.Map.of",
            "java.util.Map.copyOf",
            "java.util.Arrays.copyOf",
            "java.util.Arrays.copyOfRange",
            "java.util.stream.Stream.toList",
            "io.eternalengine.domain.state.FrozenMap.copyOf");

    static final ArchRule NO_STATE_LEAVES_A_MACHINE = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(
                    "io.eternalengine.engine..", "io.eternalengine.orchestration..", "io.eternalengine.risk..")
            .and()
            .arePublic()
            .should(new ArchCondition<>("return no array or collection that may change") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    if (isReachable(method.getOwner())) {
                        changeableField(method)
                                .map(field -> method.getFullName() + " returns " + field.getName()
                                        + ", which may change: return a copy")
                                .ifPresent(text -> events.add(SimpleConditionEvent.violated(method, text)));
                    }
                }
            })
            .because("the state changes in place, and what leaves a machine must not change with it");

    private ImmutabilityRules() {}

    private static boolean isReachable(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(ImmutabilityRules::isReachable).orElse(true);
    }

    private static Optional<JavaField> changeableField(JavaMethod method) {
        if (!mayHold(method.getRawReturnType()) || copies(method) > 0) {
            return Optional.empty();
        }
        return method.getFieldAccesses().stream()
                .filter(access -> access.getAccessType() == JavaFieldAccess.AccessType.GET)
                .flatMap(access -> access.getTarget().resolveMember().stream())
                .filter(field -> field.getOwner().equals(method.getOwner()) && mayChange(field))
                .findFirst();
    }

    private static boolean mayHold(JavaClass type) {
        return type.isArray() || type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
    }

    private static boolean mayChange(JavaField field) {
        return mayHold(field.getRawType())
                && !IMMUTABLE_TYPES.contains(field.getRawType().getName())
                && !isFrozenAtOnce(field);
    }

    /** Final, and whoever sets it makes a copy for each collection that it sets; an array can never be frozen. */
    private static boolean isFrozenAtOnce(JavaField field) {
        return field.getModifiers().contains(JavaModifier.FINAL)
                && !field.getRawType().isArray()
                && field.getAccessesToSelf().stream()
                        .filter(access -> access.getAccessType() == JavaFieldAccess.AccessType.SET)
                        .map(JavaAccess::getOrigin)
                        .allMatch(setter -> copies(setter) >= collectionsSetBy(setter));
    }

    private static long collectionsSetBy(JavaCodeUnit setter) {
        return setter.getFieldAccesses().stream()
                .filter(access -> access.getAccessType() == JavaFieldAccess.AccessType.SET
                        && mayHold(access.getTarget().getRawType())
                        && !IMMUTABLE_TYPES.contains(
                                access.getTarget().getRawType().getName()))
                .count();
    }

    private static long copies(JavaCodeUnit unit) {
        return unit.getCallsFromSelf().stream()
                .filter(ImmutabilityRules::isCopy)
                .count();
    }

    private static boolean isCopy(JavaCall<?> call) {
        String method = call.getTarget().getName();
        String owner = call.getTargetOwner().getName();
        return COPIES.contains(owner + "." + method)
                || (owner.equals("java.util.Collections") && method.startsWith("unmodifiable"))
                || (call.getTargetOwner().isArray() && method.equals("clone"));
    }
}
