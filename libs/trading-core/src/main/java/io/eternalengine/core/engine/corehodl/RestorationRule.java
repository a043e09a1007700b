package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.risk.RiskAction;
import io.eternalengine.core.risk.RiskScope;

/**
 * After the breaker sold, what was sold comes back as risk lets sizes grow: at 25 % size a quarter of what the engine shall
 * hold is invested, and so on to the whole, less the cash reserve. It is bought as a contribution is, the most underweight
 * asset first and in slices; nothing is sold because of it.
 */
final class RestorationRule {
    private RestorationRule() {}

    static void hear(Deliberation course, RiskAction.SizeScaled scaled) {
        Decimal owed = owed(course, scaled);
        if (owed.isAbove(course.state().contribution())) {
            course.happen(new CoreHodlEvent.RestorationOwed(owed));
            course.note("sizeMultiplier", scaled.multiplier());
            course.note("toInvest", owed);
            course.because("restoration", owed + " are invested again");
        }
    }

    /** The contribution after the command: more than before it when something is to be restored. */
    static Decimal owed(Deliberation course, RiskAction.SizeScaled scaled) {
        Decimal contribution = course.state().contribution();
        return course.state().capital() != null && concerns(scaled.scope(), course.parameters())
                ? missing(course, scaled.multiplier()).max(contribution)
                : contribution;
    }

    private static boolean concerns(RiskScope scope, CoreHodlParameters parameters) {
        for (AssetTarget target : parameters.targets()) {
            if (scope.covers(EngineId.CORE_HODL, parameters.account(), target.instrument())) {
                return true;
            }
        }
        return false;
    }

    /** What is not invested of what may be, but for the reserve and what the purchase program will spend anyway. */
    private static Decimal missing(Deliberation course, Decimal multiplier) {
        Decimal invested = course.holdings().invested();
        Decimal cash = course.holdings().cash();
        Decimal reserved = course.holdings().reserve().plus(PurchaseProgramRule.stillToSpend(course));
        Decimal wanted = invested.plus(cash).minus(reserved).times(multiplier);
        return wanted.minus(invested).min(cash.minus(reserved)).max(Decimal.ZERO);
    }
}
