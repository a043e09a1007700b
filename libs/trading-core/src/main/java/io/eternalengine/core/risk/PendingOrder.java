package io.eternalengine.core.risk;

import io.eternalengine.core.model.AccountBooks;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Execution;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.MarketCategory;
import io.eternalengine.core.model.OrderUpdate;
import io.eternalengine.core.model.Side;
import io.eternalengine.core.state.FrozenMap;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;

/**
 * An approved order that has not ended.
 *
 * @param quantity in the base asset, less what a sale has executed; estimated at the mark when the order is for an amount of quote
 * @param value in the quote asset, at the mark
 */
public record PendingOrder(String account, InstrumentId instrument, Side side, Decimal quantity, Decimal value) {
    /** What a sale executed is out of the balances and must not be counted as being sold, nor what an order of a
     * perpetual executed; cash for coins is kept aside to the end. */
    PendingOrder after(Execution execution) {
        if (side == Side.BUY && instrument.category() == MarketCategory.SPOT) {
            return this;
        }
        return new PendingOrder(
                account,
                instrument,
                side,
                quantity.minus(execution.quantity()).max(Decimal.ZERO),
                value.minus(execution.value()).max(Decimal.ZERO));
    }

    /** The orders after an execution of one of them. */
    static FrozenMap<String, PendingOrder> after(FrozenMap<String, PendingOrder> pending, Execution execution) {
        PendingOrder order = pending.get(execution.intentId());
        return order == null ? pending : pending.with(execution.intentId(), order.after(execution));
    }

    /** The orders after news of one, which may have ended it. */
    static FrozenMap<String, PendingOrder> after(FrozenMap<String, PendingOrder> pending, OrderUpdate update) {
        return update.state().isTerminal() ? pending.without(update.intentId()) : pending;
    }

    /** Whether it is on this side of what an account trades. */
    boolean isOf(String otherAccount, InstrumentId otherInstrument, Side otherSide) {
        return side == otherSide && account.equals(otherAccount) && instrument.equals(otherInstrument);
    }

    /** Whether it runs against the position that its account has. */
    boolean closes(FrozenMap<String, AccountBooks> accounts) {
        AccountBooks books = accounts.get(account);
        if (books == null) {
            return false;
        }
        Decimal held = books.position(instrument).quantity();
        return side == Side.BUY ? held.isNegative() : held.isPositive();
    }

    void write(StateWriter writer) {
        writer.writeText(account)
                .writeEnum(instrument.category())
                .writeText(instrument.symbol())
                .writeEnum(side)
                .writeDecimal(quantity)
                .writeDecimal(value);
    }

    static PendingOrder read(StateReader reader) {
        return new PendingOrder(
                reader.readText(),
                new InstrumentId(reader.readEnum(MarketCategory.class), reader.readText()),
                reader.readEnum(Side.class),
                reader.readDecimal(),
                reader.readDecimal());
    }
}
