package io.eternalengine.backtester.venue;

import io.eternalengine.domain.model.ClientOrderId;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.OrderUpdate;
import org.jspecify.annotations.Nullable;

/** An order at the venue that has not ended. */
final class RestingOrder {
    final OrderIntent intent;
    final boolean reduces;
    /** Whether it takes liquidity at the next open. */
    private boolean takes;
    /** Where it rests; null until it is placed in a candle. */
    private @Nullable Decimal limitPrice;

    RestingOrder(OrderIntent intent, boolean reduces) {
        this.intent = intent;
        this.reduces = reduces;
        takes = intent.style() == ExecutionStyle.MARKET;
    }

    boolean takes() {
        return takes;
    }

    @Nullable
    Decimal limitPrice() {
        return limitPrice;
    }

    void restAt(Decimal price) {
        limitPrice = price;
    }

    /** The maker's patience is over: the next open fills it as a market order. */
    void giveUpResting() {
        takes = true;
        limitPrice = null;
    }

    OrderUpdate ended(OrderState state, Decimal quantity, Decimal value, String cause, long atMs) {
        return new OrderUpdate(
                ClientOrderId.of(intent.intentId()),
                intent.intentId(),
                intent.engine(),
                intent.account(),
                intent.instrument(),
                intent.side(),
                state,
                quantity,
                value,
                cause,
                atMs);
    }
}
