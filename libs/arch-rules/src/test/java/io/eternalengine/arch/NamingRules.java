package io.eternalengine.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;

/** A name says what a thing is in the field's own words. */
final class NamingRules {
    /** {@code OrderAmount.OfBase} speaks of the base asset. */
    static final ArchRule NO_NAME_WITHOUT_MEANING = noClasses()
            .that()
            .resideInAPackage("io.eternalengine..")
            .and()
            .resideOutsideOfPackage("io.eternalengine.schemas..")
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Common|(?<!Of)Base)$")
            .orShould()
            .resideInAnyPackage(
                    "io.eternalengine..util..",
                    "io.eternalengine..utils..",
                    "io.eternalengine..common..",
                    "io.eternalengine..helper..",
                    "io.eternalengine..manager..",
                    "io.eternalengine..base..")
            .because("such a name says nothing about what is inside");

    private NamingRules() {}
}
