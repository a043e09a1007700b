package io.eternalengine.core.engine.tactical;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.OrderAmount;
import io.eternalengine.core.model.Side;
import java.util.Objects;

/**
 * Works the deployments at market: one order at a time for each coin, on its candles, until too little is left for another.
 * Purchases are held back by halts; sales never are.
 */
final class WorkRule {
    static final String HELD_BACK = "held-back";

    private WorkRule() {}

    /** Orders what is owed of one coin. */
    static void orderOwed(TacticalCourse course, int legIndex) {
        Instrument rules = course.markets.get(legIndex).rules();
        Decimal price = course.markets.get(legIndex).close();
        if (rules == null || !price.isPositive()) {
            return;
        }
        for (int i = 0; i < course.deployments.size(); i++) {
            Deployment deployment = course.deployments.get(i);
            DeploymentLeg leg = deployment.legs().get(legIndex);
            if (leg.order() != null) {
                continue;
            }
            if (deployment.phase() == TacticalPhase.RETURNING && !leg.toSell().equals(leg.held())) {
                // A purchase that was under way brought more.
                leg = leg.selling(leg.held());
                course.deployments.set(i, deployment.withLeg(legIndex, leg));
            }
            if (leg.toSell().isPositive()) {
                sell(course, i, legIndex, rules, price);
            } else if (leg.budget().isPositive()) {
                buy(course, i, legIndex, rules, price);
            }
        }
    }

    private static void sell(TacticalCourse course, int index, int legIndex, Instrument rules, Decimal price) {
        Decimal quantity = sellable(course.deployments.get(index).legs().get(legIndex), rules, price);
        if (quantity.isPositive()) {
            course.order(index, legIndex, Side.SELL, new OrderAmount.OfBase(quantity), "return");
        }
    }

    private static void buy(TacticalCourse course, int index, int legIndex, Instrument rules, Decimal price) {
        var heldBack = course.heldBack(rules.id());
        if (heldBack.isPresent()) {
            course.because(HELD_BACK, "deployment waits: " + heldBack.get());
            return;
        }
        Decimal limit = Objects.requireNonNull(course.capital, "capital")
                .totalCapital()
                .times(course.parameters.maxOrderFraction());
        Decimal amount = course.deployments
                .get(index)
                .legs()
                .get(legIndex)
                .budget()
                .min(course.cash)
                .min(limit)
                .min(rules.maxMarketQuantity().times(price))
                .floorToStep(rules.quoteStep());
        if (isEnough(amount, rules, price)) {
            course.order(index, legIndex, Side.BUY, new OrderAmount.OfQuote(amount), "deploy");
        }
    }

    /** Moves every deployment on whose legs are at rest. */
    static void movePhases(TacticalCourse course) {
        for (int i = course.deployments.size() - 1; i >= 0; i--) {
            Deployment deployment = course.deployments.get(i);
            if (deployment.isBusy()) {
                continue;
            }
            switch (deployment.phase()) {
                case WAITING, HOLDING -> endWhenEmpty(course, i, deployment);
                case DEPLOYING -> {
                    if (everythingIsBought(course, deployment)) {
                        course.deployments.set(i, deployment.entered(TacticalPhase.HOLDING));
                        course.because("deployed", "deployment " + deployment.number() + " holds");
                        endWhenEmpty(course, i, deployment);
                    }
                }
                case RETURNING -> endWhenEmpty(course, i, deployment);
            }
        }
    }

    private static boolean everythingIsBought(TacticalCourse course, Deployment deployment) {
        for (int leg = 0; leg < deployment.legs().size(); leg++) {
            TacticalMarket market = course.markets.get(leg);
            Decimal budget = deployment.legs().get(leg).budget().min(course.cash);
            if (market.rules() == null || isEnough(budget, market.rules(), market.close())) {
                return false;
            }
        }
        return true;
    }

    private static void endWhenEmpty(TacticalCourse course, int index, Deployment deployment) {
        for (int leg = 0; leg < deployment.legs().size(); leg++) {
            TacticalMarket market = course.markets.get(leg);
            DeploymentLeg held = deployment.legs().get(leg);
            if (market.rules() == null
                    || sellable(held.selling(held.held()), market.rules(), market.close())
                            .isPositive()) {
                return;
            }
        }
        course.deployments.remove(index);
        course.because("returned", "deployment " + deployment.number() + " is closed");
    }

    /** Whether so much money buys what an order must be at least. */
    static boolean isEnough(Decimal amount, Instrument rules, Decimal price) {
        Decimal smallest = rules.minNotional().max(rules.quantityStep().times(price));
        return amount.isPositive() && amount.isAtLeast(smallest);
    }

    /** What one order may sell of a coin; 0 when that is too small. */
    static Decimal sellable(DeploymentLeg leg, Instrument rules, Decimal price) {
        Decimal quantity = leg.toSell().min(rules.maxMarketQuantity()).floorToStep(rules.quantityStep());
        return quantity.isPositive() && !rules.isTooSmall(quantity, quantity.times(price)) ? quantity : Decimal.ZERO;
    }
}
