package io.eternalengine.risk;

import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.Side;
import io.eternalengine.domain.state.InstrumentCodec;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;

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

    /** Whether it is on this side of what an account trades. */
    boolean isOf(String otherAccount, InstrumentId otherInstrument, Side otherSide) {
        return side == otherSide && account.equals(otherAccount) && instrument.equals(otherInstrument);
    }

    /** Whether it runs against the position that its account has. */
    boolean closes(Portfolio portfolio) {
        AccountBooks books = portfolio.books(account);
        if (books == null) {
            return false;
        }
        Decimal held = books.position(instrument).quantity();
        return side == Side.BUY ? held.isNegative() : held.isPositive();
    }

    void write(StateWriter writer) {
        writer.writeText(account);
        InstrumentCodec.writeId(writer, instrument);
        writer.writeEnum(side).writeDecimal(quantity).writeDecimal(value);
    }

    static PendingOrder read(StateReader reader) {
        return new PendingOrder(
                reader.readText(),
                InstrumentCodec.readId(reader),
                reader.readEnum(Side.class),
                reader.readDecimal(),
                reader.readDecimal());
    }
}
