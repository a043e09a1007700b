package io.eternalengine.core.engine.tactical;

import io.eternalengine.core.engine.DecisionDraft;
import io.eternalengine.core.engine.HeldBack;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Instrument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which prices and times leave the deployments as they are: those that are held, and those that wait for a halt to end. */
final class QuietDeployments {
    private static final Decimal FRACTION_OF_PRICE = Decimal.of("0.1");
    private static final Decimal RISEN = Decimal.of("1.1");

    private final TacticalParameters parameters;
    private final TacticalState state;
    private final HeldBack heldBack;
    private final List<Deployment> deployments;
    private final boolean mayRest;
    /** A coin of each deployment that is held, and the price from which on it can be sold; −1 when none is sure. */
    private final int[] saleableLeg;

    private final Decimal[] saleableFrom;

    QuietDeployments(TacticalParameters parameters, TacticalState state, HeldBack heldBack) {
        this.parameters = parameters;
        this.state = state;
        this.heldBack = heldBack;
        deployments = state.deployments();
        mayRest = deployments.stream().allMatch(QuietDeployments::mayRest);
        saleableLeg = new int[deployments.size()];
        saleableFrom = new Decimal[deployments.size()];
        findWhatIsSaleable();
    }

    private static boolean mayRest(Deployment deployment) {
        return (deployment.phase() == TacticalPhase.HOLDING || deployment.phase() == TacticalPhase.DEPLOYING)
                && !deployment.isBusy()
                && deployment.legs().stream().noneMatch(leg -> leg.toSell().isPositive());
    }

    /** Finds a coin of each deployment that could be sold even at a fraction of its price: so it can at any price above. */
    private void findWhatIsSaleable() {
        for (int i = 0; i < saleableLeg.length; i++) {
            saleableLeg[i] = -1;
            saleableFrom[i] = Decimal.ZERO;
            for (int leg = 0; saleableLeg[i] < 0 && leg < state.markets().size(); leg++) {
                Instrument rules = state.markets().get(leg).rules();
                Decimal low = state.markets().get(leg).close().times(FRACTION_OF_PRICE);
                DeploymentLeg coins = deployments.get(i).legs().get(leg);
                if (rules != null
                        && WorkRule.sellable(coins.selling(coins.held()), rules, low)
                                .isPositive()) {
                    saleableLeg[i] = leg;
                    saleableFrom[i] = low;
                }
            }
        }
    }

    boolean areThere() {
        return !deployments.isEmpty();
    }

    /** Whether none moves on to another phase at these prices. */
    boolean restAt(Decimal[] closes) {
        if (!mayRest) {
            return false;
        }
        for (int i = 0; i < deployments.size(); i++) {
            boolean rests = isHeld(i)
                    ? saleableLeg[i] >= 0 && closes[saleableLeg[i]].isAtLeast(saleableFrom[i])
                    : buysStill(deployments.get(i), closes);
            if (!rests) {
                return false;
            }
        }
        return true;
    }

    private boolean isHeld(int index) {
        return deployments.get(index).phase() == TacticalPhase.HOLDING;
    }

    private boolean buysStill(Deployment deployment, Decimal[] closes) {
        for (int i = 0; i < closes.length; i++) {
            Instrument rules = state.markets().get(i).rules();
            Decimal budget = deployment.legs().get(i).budget().min(state.cash());
            if (rules != null && WorkRule.isEnough(budget, rules, closes[i])) {
                return true;
            }
        }
        return false;
    }

    /**
     * The rule on a candle at which these coins closed; null when something may be bought. What is left of a budget is mostly
     * too little for an order; but a halt is told whatever is left.
     */
    @Nullable
    String ruleAt(long[] closedAtMs, long candleMs, long nowMs) {
        String rule = DecisionDraft.NOTHING_DUE;
        for (int leg = 0; leg < closedAtMs.length; leg++) {
            for (int i = 0; closedAtMs[leg] == candleMs && i < deployments.size(); i++) {
                if (waits(i, leg, nowMs)) {
                    rule = WorkRule.HELD_BACK;
                } else if (mayBuy(i, leg)) {
                    return null;
                }
            }
        }
        return rule;
    }

    private boolean waits(int index, int leg, long nowMs) {
        return isOwed(index, leg) && nowMs < heldBack.untilMs(leg);
    }

    private boolean isOwed(int index, int leg) {
        return state.markets().get(leg).rules() != null && budget(index, leg).isPositive();
    }

    private boolean mayBuy(int index, int leg) {
        Instrument rules = state.markets().get(leg).rules();
        return rules != null && isOwed(index, leg) && budget(index, leg).isAtLeast(rules.minNotional());
    }

    private Decimal budget(int index, int leg) {
        return deployments.get(index).legs().get(leg).budget();
    }

    /** Whether one of them has gained what it shall, or was held long enough. */
    boolean end(Decimal[] closes, long nowMs) {
        for (int i = 0; i < deployments.size(); i++) {
            Deployment deployment = deployments.get(i);
            if (isHeld(i) && ExitRule.isDue(deployment, valueOf(deployment, closes), nowMs, parameters)) {
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

    /**
     * Bounds the prices and times at which they neither move on nor ask for anything; closes the corridor when one of them may
     * do so any time.
     */
    void bound(QuietCorridor corridor, Decimal[] closes, long nowMs) {
        for (int i = 0; i < deployments.size(); i++) {
            if (!mayRest
                    || !isHeld(i)
                    || saleableLeg[i] < 0
                    || isNearItsGain(i, closes)
                    || !rests(i, corridor, nowMs)) {
                corridor.close();
                return;
            }
            corridor.keepAbove(saleableLeg[i], saleableFrom[i]);
            corridor.endAt(deployments.get(i).startedAtMs()
                    + parameters.longestHolding().toMillis());
        }
        for (int leg = 0; areThere() && leg < closes.length; leg++) {
            corridor.keepUpTo(leg, closes[leg].times(RISEN));
        }
    }

    /** Whether none of its coins may be bought now; those that shall be wait. */
    private boolean rests(int index, QuietCorridor corridor, long nowMs) {
        for (int leg = 0; leg < state.markets().size(); leg++) {
            if (waits(index, leg, nowMs)) {
                corridor.waitUntil(leg, heldBack.untilMs(leg));
            } else if (mayBuy(index, leg)) {
                return false;
            }
        }
        return true;
    }

    private boolean isNearItsGain(int index, Decimal[] closes) {
        Deployment deployment = deployments.get(index);
        return ExitRule.hasGained(deployment, valueOf(deployment, closes).times(RISEN), parameters);
    }
}
