package io.eternalengine.engine.tactical;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.Side;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import org.jspecify.annotations.Nullable;

/** One coin of a deployment. It changes in place and never leaves the engine. */
final class DeploymentLeg {
    private Decimal budget;
    private Decimal held = Decimal.ZERO;
    private Decimal toSell = Decimal.ZERO;
    private long orders;
    private @Nullable DeploymentOrder order;

    private DeploymentLeg(Decimal budget) {
        this.budget = budget;
    }

    static DeploymentLeg of(Decimal budget) {
        return new DeploymentLeg(budget);
    }

    void order(String intentId) {
        orders++;
        order = new DeploymentOrder(intentId, Decimal.ZERO, null);
    }

    /** Nothing more is bought. */
    void dropBudget() {
        budget = Decimal.ZERO;
    }

    /** @param quantity of what is held, no more than all of it */
    void sell(Decimal quantity) {
        toSell = quantity.min(held);
    }

    void on(Execution execution, boolean feeInCoin) {
        Decimal coinFee = feeInCoin ? execution.fee() : Decimal.ZERO;
        if (execution.side() == Side.BUY) {
            budget = budget.minus(execution.value()).max(Decimal.ZERO);
            held = held.plus(execution.quantity()).minus(coinFee);
        } else {
            toSell = toSell.minus(execution.quantity()).max(Decimal.ZERO);
            held = held.minus(execution.quantity()).minus(coinFee);
        }
        keep(order == null ? null : order.afterExecution(execution.quantity()));
    }

    /** The order came to its end, and this is what it filled; its executions may come later. */
    void end(Decimal filled) {
        keep(order == null ? null : order.ended(filled));
    }

    private void keep(@Nullable DeploymentOrder now) {
        order = now == null || now.isOver() ? null : now;
    }

    /** Still to be spent, in the quote asset. */
    Decimal budget() {
        return budget;
    }

    /** In the coin. */
    Decimal held() {
        return held;
    }

    /** Of what is held, in the coin. */
    Decimal toSell() {
        return toSell;
    }

    /** Made so far; numbers the intents. */
    long orders() {
        return orders;
    }

    /** Whether an order is under way. */
    boolean isBusy() {
        return order != null;
    }

    boolean owns(String intentId) {
        return order != null && order.intentId().equals(intentId);
    }

    void write(StateWriter writer) {
        writer.writeDecimal(budget)
                .writeDecimal(held)
                .writeDecimal(toSell)
                .writeLong(orders)
                .writeOptional(order, (out, value) -> value.write(out));
    }

    static DeploymentLeg read(StateReader reader) {
        var leg = new DeploymentLeg(reader.readDecimal());
        leg.held = reader.readDecimal();
        leg.toSell = reader.readDecimal();
        leg.orders = reader.readLong();
        leg.order = reader.readOptional(DeploymentOrder::read);
        return leg;
    }
}
