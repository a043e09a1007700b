package io.eternalengine.service.execution.journal;

import io.eternalengine.domain.model.ClientOrderId;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.domain.model.Side;
import io.eternalengine.domain.model.TextRules;
import io.eternalengine.kit.message.MessageContext;

/**
 * An order as the journal has it.
 *
 * @param intent what risk approved; its epoch is that of the approval and its reference price risk's mark
 * @param context the trace and the market message that led here
 * @param firstByteWallUs when the first byte of its first child order left; 0 before
 */
public record ParentOrder(
        OrderIntent intent,
        OrderState state,
        Decimal filledQuantity,
        Decimal filledValue,
        String cause,
        MessageContext context,
        long firstByteWallUs) {
    public ParentOrder {
        cause = TextRules.clipped(cause);
    }

    /** An order as it comes from risk. */
    public static ParentOrder created(OrderIntent intent, MessageContext context) {
        return new ParentOrder(intent, OrderState.CREATED, Decimal.ZERO, Decimal.ZERO, "", context, 0);
    }

    public String clientOrderId() {
        return ClientOrderId.of(intent.intentId());
    }

    /**
     * Whether it can only take exposure away, whatever its message says. A spot sale is sent up to what the ledger holds, so it
     * opens nothing; a spot purchase never reduces. An order of a perpetual that says so is sent as reduce-only and up to the position of
     * the ledger: the exchange itself lets it open nothing.
     */
    public boolean reduces() {
        return switch (intent.instrument().category()) {
            case SPOT -> intent.side() == Side.SELL;
            case LINEAR -> intent.reduceOnly();
        };
    }

    /** Throws when the step is not legal. */
    public ParentOrder in(OrderState next, String newCause) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException(
                    "order " + clientOrderId() + " is " + state + " and may not become " + next);
        }
        return new ParentOrder(intent, next, filledQuantity, filledValue, newCause, context, firstByteWallUs);
    }

    public ParentOrder withFill(Decimal quantity, Decimal value) {
        return new ParentOrder(
                intent, state, filledQuantity.plus(quantity), filledValue.plus(value), cause, context, firstByteWallUs);
    }

    /** With the first byte's time, unless an earlier one is known; 0 says nothing. */
    public ParentOrder withFirstByteAt(long wallUs) {
        if (firstByteWallUs != 0 || wallUs == 0) {
            return this;
        }
        return new ParentOrder(intent, state, filledQuantity, filledValue, cause, context, wallUs);
    }

    /** What is still to be traded, in the unit of the intent; zero or less when all is done. */
    public Decimal remaining() {
        return switch (intent.amount()) {
            case OrderAmount.OfBase base -> base.quantity().minus(filledQuantity);
            case OrderAmount.OfQuote quote -> quote.amount().minus(filledValue);
        };
    }

    /** What is still to be traded is worth this at a price, in the quote asset. */
    public Decimal remainingValueAt(Decimal price) {
        return switch (intent.amount()) {
            case OrderAmount.OfBase ignored -> remaining().times(price);
            case OrderAmount.OfQuote ignored -> remaining();
        };
    }

    /** As others receive it. */
    public OrderUpdate toUpdate(long eventTimeMs) {
        return new OrderUpdate(
                clientOrderId(),
                intent.intentId(),
                intent.engine(),
                intent.account(),
                intent.instrument(),
                intent.side(),
                state,
                filledQuantity,
                filledValue,
                cause,
                eventTimeMs);
    }
}
