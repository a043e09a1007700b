package io.eternalengine.engine.tactical;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.Side;
import io.eternalengine.engine.SharedRule;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Works the deployments at market: one order at a time for each coin, on its candles, until too little is left for another.
 * Purchases are held back by halts; sales never are.
 */
final class WorkRule {

    private WorkRule() {}

    /** Orders what is missing of one coin. */
    static void orderDue(TacticalStep step, int index) {
        TacticalMarket market = step.market(index);
        Instrument rules = market.rules();
        if (rules == null || !market.isKnown()) {
            return;
        }
        for (Deployment deployment : step.state().deployments()) {
            DeploymentLeg leg = deployment.legs().get(index);
            if (leg.isBusy()) {
                continue;
            }
            if (deployment.phase() instanceof DeploymentPhase.Returning) {
                // A purchase that was under way may have brought more.
                leg.sell(leg.held());
            }
            if (leg.toSell().isPositive()) {
                sell(step, deployment, index, rules);
            } else if (leg.budget().isPositive()) {
                buy(step, deployment, index, rules);
            }
        }
    }

    private static void sell(TacticalStep step, Deployment deployment, int index, Instrument rules) {
        Decimal toSell = deployment.legs().get(index).toSell();
        Decimal quantity = saleable(toSell, rules, step.market(index).close());
        if (quantity.isPositive()) {
            step.order(deployment, index, Side.SELL, new OrderAmount.OfBase(quantity), TacticalRule.RETURN);
        }
    }

    private static void buy(TacticalStep step, Deployment deployment, int index, Instrument rules) {
        Optional<String> heldBack = step.heldBack(index);
        if (heldBack.isPresent()) {
            step.because(SharedRule.HELD_BACK, whyItWaits(heldBack.get()));
            return;
        }
        Decimal price = step.market(index).close();
        Decimal limit = Objects.requireNonNull(step.state().capital(), "capital")
                .totalCapital()
                .times(step.parameters().maxOrderFraction());
        Decimal amount = spendable(step, deployment.legs().get(index))
                .min(limit)
                .min(rules.maxMarketQuantity().times(price))
                .floorToStep(rules.quoteStep());
        if (isEnough(amount, rules, price)) {
            step.order(deployment, index, Side.BUY, new OrderAmount.OfQuote(amount), TacticalRule.DEPLOY);
        }
    }

    private static Decimal spendable(TacticalStep step, DeploymentLeg leg) {
        return leg.budget().min(step.state().cash());
    }

    /** What a decision says of a purchase that is held back. */
    static String whyItWaits(String heldBack) {
        return "deployment waits: " + heldBack;
    }

    /** Moves every deployment on whose legs are at rest. Moved once, none moves again before something else changes. */
    static void movePhases(TacticalStep step) {
        List<Deployment> deployments = step.state().deployments();
        for (int i = deployments.size() - 1; i >= 0; i--) {
            Deployment deployment = deployments.get(i);
            if (deployment.isBusy()) {
                continue;
            }
            switch (deployment.phase()) {
                case DeploymentPhase.Deploying ignored -> {
                    if (everythingIsBought(step, deployment)) {
                        deployment.hold();
                        step.because(TacticalRule.DEPLOYED, "deployment " + deployment.number() + " holds");
                        endWhenEmpty(step, deployment);
                    }
                }
                case DeploymentPhase.Holding ignored -> endWhenEmpty(step, deployment);
                case DeploymentPhase.Returning ignored -> endWhenEmpty(step, deployment);
            }
        }
    }

    private static boolean everythingIsBought(TacticalStep step, Deployment deployment) {
        for (int index = 0; index < deployment.legs().size(); index++) {
            TacticalMarket market = step.market(index);
            Decimal left = spendable(step, deployment.legs().get(index));
            if (market.rules() == null || isEnough(left, market.rules(), market.close())) {
                return false;
            }
        }
        return true;
    }

    private static void endWhenEmpty(TacticalStep step, Deployment deployment) {
        for (int index = 0; index < deployment.legs().size(); index++) {
            TacticalMarket market = step.market(index);
            Decimal held = deployment.legs().get(index).held();
            if (market.rules() == null
                    || saleable(held, market.rules(), market.close()).isPositive()) {
                return;
            }
        }
        step.state().close(deployment);
        step.because(TacticalRule.RETURNED, "deployment " + deployment.number() + " is closed");
    }

    /** Whether so much money buys what an order must be at least. */
    private static boolean isEnough(Decimal amount, Instrument rules, Decimal price) {
        Decimal smallest = rules.minNotional().max(rules.quantityStep().times(price));
        return amount.isPositive() && amount.isAtLeast(smallest);
    }

    /** What one order may sell of so much of a coin; 0 when that is too small. */
    private static Decimal saleable(Decimal wanted, Instrument rules, Decimal price) {
        Decimal quantity = wanted.min(rules.maxMarketQuantity()).floorToStep(rules.quantityStep());
        return quantity.isPositive() && !rules.isTooSmall(quantity, quantity.times(price)) ? quantity : Decimal.ZERO;
    }

    /**
     * Keeps the prices where a deployment that is held stays so, and nothing of it is ordered; false when something may be
     * ordered at any price.
     */
    static boolean bound(TacticalStep step, Deployment deployment, PriceBox box) {
        if (!(deployment.phase() instanceof DeploymentPhase.Holding) || deployment.isBusy()) {
            return false;
        }
        for (int index = 0; index < deployment.legs().size(); index++) {
            if (!rests(step, deployment.legs().get(index), index, box)) {
                return false;
            }
        }
        return staysAbove(step, deployment, box);
    }

    /** Whether one coin neither is sold nor can be bought, be it that it is held back or that too little is left for it. */
    private static boolean rests(TacticalStep step, DeploymentLeg leg, int index, PriceBox box) {
        Instrument rules = step.market(index).rules();
        if (rules == null || leg.toSell().isPositive()) {
            return false;
        }
        if (!leg.budget().isPositive()) {
            return true;
        }
        Optional<String> heldBack = step.heldBack(index);
        if (heldBack.isPresent()) {
            box.waitFor(index, heldBack.get());
            return true;
        }
        return spendable(step, leg).isBelow(rules.minNotional());
    }

    /** A deployment is over when none of its coins can be sold: one that can be keeps it, as long as its price stays. */
    private static boolean staysAbove(TacticalStep step, Deployment deployment, PriceBox box) {
        for (int index = 0; index < deployment.legs().size(); index++) {
            TacticalMarket market = step.market(index);
            Instrument rules = Objects.requireNonNull(market.rules(), "rules");
            Decimal quantity = saleable(deployment.legs().get(index).held(), rules, market.close());
            if (quantity.isPositive()) {
                box.keepAbove(index, rules.minNotional().dividedBy(quantity, PriceBox.DECIMALS, RoundingMode.UP));
                return true;
            }
        }
        return false;
    }
}
