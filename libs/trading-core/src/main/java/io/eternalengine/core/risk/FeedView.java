package io.eternalengine.core.risk;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.MarketCategory;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an instrument's live feed.
 *
 * @param heardAtMs last news
 * @param changedAtMs last news that said something new
 * @param prices of the last minute, oldest first, one for each second at most
 * @param book the last one
 * @param normalSpread slow average of the spread, as a fraction; 0 before the first book
 * @param normalDepth slow average of the thinner side, in the quote asset
 * @param warned whether its silence was told
 * @param halted whether its silence halted the symbol
 */
public record FeedView(
        long heardAtMs,
        long changedAtMs,
        List<PricePoint> prices,
        @Nullable BookView book,
        Decimal normalSpread,
        Decimal normalDepth,
        boolean warned,
        boolean halted) {
    /** A price and its time. */
    public record PricePoint(long atMs, Decimal price) {}

    public FeedView {
        prices = List.copyOf(prices);
    }

    static FeedView begun(long atMs) {
        return new FeedView(atMs, atMs, List.of(), null, Decimal.ZERO, Decimal.ZERO, false, false);
    }

    FeedView silenced(boolean nowWarned, boolean nowHalted) {
        return new FeedView(heardAtMs, changedAtMs, prices, book, normalSpread, normalDepth, nowWarned, nowHalted);
    }

    void write(StateWriter writer) {
        writer.writeLong(heardAtMs)
                .writeLong(changedAtMs)
                .writeAll(prices, (out, point) -> out.writeLong(point.atMs()).writeDecimal(point.price()))
                .writeOptional(book, (out, view) -> {
                    out.writeEnum(view.instrument().category())
                            .writeText(view.instrument().symbol());
                    view.write(out);
                })
                .writeDecimal(normalSpread)
                .writeDecimal(normalDepth)
                .writeBoolean(warned)
                .writeBoolean(halted);
    }

    static FeedView read(StateReader reader) {
        return new FeedView(
                reader.readLong(),
                reader.readLong(),
                reader.readAll(in -> new PricePoint(in.readLong(), in.readDecimal())),
                reader.readOptional(
                        in -> BookView.read(in, new InstrumentId(in.readEnum(MarketCategory.class), in.readText()))),
                reader.readDecimal(),
                reader.readDecimal(),
                reader.readBoolean(),
                reader.readBoolean());
    }
}
