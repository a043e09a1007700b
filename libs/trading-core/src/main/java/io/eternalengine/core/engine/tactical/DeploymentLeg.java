package io.eternalengine.core.engine.tactical;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Execution;
import io.eternalengine.core.model.Side;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * One coin of a deployment.
 *
 * @param budget still to be spent, in the quote asset
 * @param held in the coin
 * @param toSell of what is held
 * @param orders made so far; numbers the intents
 */
record DeploymentLeg(
        Decimal budget,
        Decimal held,
        Decimal toSell,
        long orders,
        @Nullable DeploymentOrder order) {
    static DeploymentLeg of(Decimal budget) {
        return new DeploymentLeg(budget, Decimal.ZERO, Decimal.ZERO, 0, null);
    }

    boolean owns(String intentId) {
        return order != null && order.intentId().equals(intentId);
    }

    DeploymentLeg ordered(String intentId) {
        return new DeploymentLeg(budget, held, toSell, orders + 1, new DeploymentOrder(intentId, Decimal.ZERO, null));
    }

    DeploymentLeg withoutBudget() {
        return new DeploymentLeg(Decimal.ZERO, held, toSell, orders, order);
    }

    DeploymentLeg selling(Decimal quantity) {
        return new DeploymentLeg(budget, held, quantity.min(held), orders, order);
    }

    DeploymentLeg after(Execution execution, boolean feeInCoin) {
        boolean buys = execution.side() == Side.BUY;
        Decimal coinFee = feeInCoin ? execution.fee() : Decimal.ZERO;
        Decimal moved = (buys ? execution.quantity() : execution.quantity().negated()).minus(coinFee);
        return new DeploymentLeg(
                        buys ? budget.minus(execution.value()).max(Decimal.ZERO) : budget,
                        held.plus(moved),
                        buys ? toSell : toSell.minus(execution.quantity()).max(Decimal.ZERO),
                        orders,
                        order == null ? null : order.afterExecution(execution.quantity()))
                .withoutOrderThatIsOver();
    }

    DeploymentLeg ended(Decimal filled) {
        return new DeploymentLeg(budget, held, toSell, orders, order == null ? null : order.ended(filled))
                .withoutOrderThatIsOver();
    }

    private DeploymentLeg withoutOrderThatIsOver() {
        return order != null && order.isOver() ? new DeploymentLeg(budget, held, toSell, orders, null) : this;
    }

    void write(StateWriter writer) {
        writer.writeDecimal(budget)
                .writeDecimal(held)
                .writeDecimal(toSell)
                .writeLong(orders)
                .writeOptional(order, (out, value) -> value.write(out));
    }

    static DeploymentLeg read(StateReader reader) {
        return new DeploymentLeg(
                reader.readDecimal(),
                reader.readDecimal(),
                reader.readDecimal(),
                reader.readLong(),
                reader.readOptional(DeploymentOrder::read));
    }
}
