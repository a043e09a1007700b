package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Side;
import io.eternalengine.domain.state.InstrumentCodec;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;

/**
 * The approved move of a stop that has not ended.
 *
 * @param side that closes the position
 */
record PendingMove(String account, InstrumentId instrument, Side side, Decimal stopPrice) {
    boolean isOf(String otherAccount, InstrumentId other) {
        return account.equals(otherAccount) && instrument.equals(other);
    }

    /** Whether a stop lies farther from the market than where this one moves it to. */
    boolean isNearerThan(Decimal stop) {
        return side == Side.SELL ? stopPrice.isAbove(stop) : stopPrice.isBelow(stop);
    }

    void write(StateWriter writer) {
        writer.writeText(account);
        InstrumentCodec.writeId(writer, instrument);
        writer.writeEnum(side).writeDecimal(stopPrice);
    }

    static PendingMove read(StateReader reader) {
        return new PendingMove(
                reader.readText(), InstrumentCodec.readId(reader), reader.readEnum(Side.class), reader.readDecimal());
    }
}
