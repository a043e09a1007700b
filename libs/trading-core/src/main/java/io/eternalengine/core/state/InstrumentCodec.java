package io.eternalengine.core.state;

import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.MarketCategory;

/** Canonical form of instruments. */
public final class InstrumentCodec {
    private InstrumentCodec() {}

    public static void writeId(StateWriter writer, InstrumentId id) {
        writer.writeEnum(id.category()).writeText(id.symbol());
    }

    public static InstrumentId readId(StateReader reader) {
        return new InstrumentId(reader.readEnum(MarketCategory.class), reader.readText());
    }

    public static void write(StateWriter writer, Instrument instrument) {
        writeId(writer, instrument.id());
        writer.writeText(instrument.baseAsset())
                .writeText(instrument.quoteAsset())
                .writeDecimal(instrument.tickSize())
                .writeDecimal(instrument.quantityStep())
                .writeDecimal(instrument.minQuantity())
                .writeDecimal(instrument.maxMarketQuantity())
                .writeDecimal(instrument.minNotional())
                .writeDecimal(instrument.quoteStep());
    }

    public static Instrument read(StateReader reader) {
        return new Instrument(
                readId(reader),
                reader.readText(),
                reader.readText(),
                reader.readDecimal(),
                reader.readDecimal(),
                reader.readDecimal(),
                reader.readDecimal(),
                reader.readDecimal(),
                reader.readDecimal());
    }
}
