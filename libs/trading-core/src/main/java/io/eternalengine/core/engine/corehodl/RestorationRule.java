package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.risk.RiskAction;

/**
 * After the breaker sold, what was sold comes back as risk lets sizes grow: at 25 % size a quarter of what the engine shall
 * hold is invested, and so on to the whole, less the cash reserve. It is bought as a contribution is, the most underweight
 * asset first and in slices; nothing is sold because of it.
 */
final class RestorationRule {
    private RestorationRule() {}

    static void hear(Deliberation course, RiskAction.SizeScaled scaled) {
        boolean covered = course.parameters().targets().stream()
                .anyMatch(target -> scaled.scope()
                        .covers(EngineId.CORE_HODL, course.parameters().account(), target.instrument()));
        if (!covered || course.state().capital() == null) {
            return;
        }
        Decimal owed = missing(course, scaled.multiplier()).max(course.state().contribution());
        if (owed.isAbove(course.state().contribution())) {
            course.happen(new CoreHodlEvent.RestorationOwed(owed));
            course.note("sizeMultiplier", scaled.multiplier());
            course.note("toInvest", owed);
            course.because("restoration", owed + " are invested again");
        }
    }

    /** What is not invested of what may be, but for the reserve and what the purchase program will spend anyway. */
    private static Decimal missing(Deliberation course, Decimal multiplier) {
        Decimal invested = Weights.invested(course);
        Decimal cash = course.state().balances().of(course.parameters().quoteAsset());
        Decimal reserved = Weights.reserve(course).plus(PurchaseProgramRule.stillToSpend(course));
        Decimal wanted = invested.plus(cash).minus(reserved).times(multiplier);
        return wanted.minus(invested).min(cash.minus(reserved)).max(Decimal.ZERO);
    }
}
