package io.eternalengine.engine.corehodl;

import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;

/**
 * After the breaker sold, what was sold comes back as risk lets sizes grow: at 25 % size a quarter of what the engine shall
 * hold is invested, and so on to the whole, less the cash reserve. It is bought as a contribution is, the most underweight
 * asset first and in slices; nothing is sold because of it.
 */
final class RestorationRule {
    private RestorationRule() {}

    static void on(CoreHodlStep step, RiskAction.SizeScaled scaled) {
        if (step.state().capital() == null || !concerns(scaled.scope(), step.parameters())) {
            return;
        }
        Decimal uninvested = missing(step, scaled.multiplier());
        if (uninvested.isAbove(step.state().contribution())) {
            step.state().contribute(uninvested);
            step.note("sizeMultiplier", scaled.multiplier());
            step.note("toInvest", uninvested);
            step.because(CoreHodlRule.RESTORATION, uninvested + " are invested again");
        }
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
    private static Decimal missing(CoreHodlStep step, Decimal multiplier) {
        Decimal invested = step.holdings().invested();
        Decimal cash = step.holdings().cash();
        Decimal reserved = step.holdings().reserve().plus(PurchaseProgramRule.stillToSpend(step));
        Decimal wanted = invested.plus(cash).minus(reserved).times(multiplier);
        return wanted.minus(invested).min(cash.minus(reserved)).max(Decimal.ZERO);
    }
}
