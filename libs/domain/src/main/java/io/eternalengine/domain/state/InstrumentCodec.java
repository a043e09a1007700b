package io.eternalengine.domain.state;

import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;

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
