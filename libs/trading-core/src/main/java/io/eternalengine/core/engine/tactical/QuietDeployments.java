package io.eternalengine.core.engine.tactical;

import io.eternalengine.core.engine.DecisionDraft;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Instrument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which prices and times leave the deployments as they are. */
final class QuietDeployments {
    static final String RULE = DecisionDraft.NOTHING_DUE;

    private static final Decimal FRACTION_OF_PRICE = Decimal.of("0.1");

    private final TacticalParameters parameters;
    private final TacticalState state;
    private final List<Deployment> held;
    private final boolean nothingIsOwed;
    /** A coin of each deployment, and the price from which on it can be sold; −1 when none is sure. */
    private final int[] saleableLeg;

    private final Decimal[] saleableFrom;

    QuietDeployments(TacticalParameters parameters, TacticalState state) {
        this.parameters = parameters;
        this.state = state;
        held = state.deployments();
        nothingIsOwed = nothingIsOwed();
        saleableLeg = new int[held.size()];
        saleableFrom = new Decimal[held.size()];
        findWhatIsSaleable();
    }

    boolean areHeld() {
        return !held.isEmpty();
    }

    /** Whether a deployment may follow the last one; none is made without capital. */
    boolean mayBeMade(long nowMs) {
        boolean tooSoon = state.lastDeploymentMs() >= 0
                && nowMs - state.lastDeploymentMs()
                        < parameters.betweenDeployments().toMillis();
        return state.capital() != null && !tooSoon;
    }

    /** Only what is held, with nothing left to buy or sell in any coin and no order under way, is at rest. */
    private boolean nothingIsOwed() {
        for (Deployment deployment : held) {
            if (deployment.phase() != TacticalPhase.HOLDING || deployment.isBusy()) {
                return false;
            }
            for (int i = 0; i < deployment.legs().size(); i++) {
                DeploymentLeg leg = deployment.legs().get(i);
                if (leg.toSell().isPositive()
                        || mayBuy(leg, state.markets().get(i).rules())) {
                    return false;
                }
            }
        }
        return true;
    }

    /** What is left of a budget is mostly too little for an order; but a halt is told whatever is left. */
    private boolean mayBuy(DeploymentLeg leg, @Nullable Instrument rules) {
        boolean nothingToTell = rules != null
                && state.riskHeard()
                && state.halts().holdsNothingBack(state.clockMs())
                && leg.budget().isBelow(rules.minNotional());
        return leg.budget().isPositive() && !nothingToTell;
    }

    /** Whether every deployment still holds so much that it does not end by itself. */
    boolean areAtRest(Decimal[] closes) {
        if (!nothingIsOwed) {
            return false;
        }
        for (int i = 0; i < held.size(); i++) {
            if (!isSaleable(i, closes)) {
                return false;
            }
        }
        return true;
    }

    private boolean isSaleable(int deployment, Decimal[] closes) {
        return saleableLeg[deployment] >= 0 && closes[saleableLeg[deployment]].isAtLeast(saleableFrom[deployment]);
    }

    /** Finds a coin of each deployment that could be sold even at a fraction of its price: so it can at any price above. */
    private void findWhatIsSaleable() {
        for (int i = 0; i < saleableLeg.length; i++) {
            saleableLeg[i] = -1;
            saleableFrom[i] = Decimal.ZERO;
            for (int leg = 0; saleableLeg[i] < 0 && leg < state.markets().size(); leg++) {
                Instrument rules = state.markets().get(leg).rules();
                Decimal low = state.markets().get(leg).close().times(FRACTION_OF_PRICE);
                DeploymentLeg coins = held.get(i).legs().get(leg);
                if (rules != null
                        && WorkRule.sellable(coins.selling(coins.held()), rules, low)
                                .isPositive()) {
                    saleableLeg[i] = leg;
                    saleableFrom[i] = low;
                }
            }
        }
    }

    /** Whether one of them has gained what it shall, or was held long enough. */
    boolean end(Decimal[] closes, long nowMs) {
        for (int i = 0; i < held.size(); i++) {
            if (ExitRule.isDue(held.get(i), valueOf(held.get(i), closes), nowMs, parameters)) {
                return true;
            }
        }
        return false;
    }

    private static Decimal valueOf(Deployment deployment, Decimal[] closes) {
        Decimal value = Decimal.ZERO;
        for (int i = 0; i < closes.length; i++) {
            value = value.plus(deployment.legs().get(i).held().times(closes[i]));
        }
        return value;
    }
}
