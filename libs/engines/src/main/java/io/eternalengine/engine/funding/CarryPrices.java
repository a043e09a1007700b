package io.eternalengine.engine.funding;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.math.RoundingMode;

/** What is known of an asset's prices; 0 before the first. They change in place and never leave the engine. */
final class CarryPrices {
    private static final int DECIMALS = 12;

    private Decimal spotClose = Decimal.ZERO;
    private long spotAtMs;
    private Decimal perpetualClose = Decimal.ZERO;
    private long perpetualAtMs;
    private Decimal mark = Decimal.ZERO;

    /** Of the latest candle of the coin. */
    Decimal spotClose() {
        return spotClose;
    }

    /** The latest price of the perpetual: by ticker, or its close. */
    Decimal mark() {
        return mark;
    }

    boolean areKnown() {
        return spotClose.isPositive() && mark.isPositive();
    }

    /** Close of the later one of the latest candles of both markets; 0 before the first. */
    long newestAtMs() {
        return Math.max(spotAtMs, perpetualAtMs);
    }

    /** Whether a candle is later than all before of its market. */
    boolean areFollowedBy(Candle candle) {
        return candle.follows(isOfSpot(candle) ? spotAtMs : perpetualAtMs);
    }

    /** Whether the latest candles of both markets closed at the same time, so that the basis compares like with like. */
    boolean areOfOneTime() {
        return spotAtMs > 0 && spotAtMs == perpetualAtMs;
    }

    /** {@code (perpetual − spot) / spot}, at the latest closes. */
    Decimal basis() {
        return perpetualClose.minus(spotClose).dividedBy(spotClose, DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** Whether the basis is further from 0 than this; without a division. */
    boolean basisExceeds(Decimal fraction) {
        return perpetualClose.minus(spotClose).abs().isAbove(spotClose.times(fraction));
    }

    /**
     * A later candle. Its close is one trade: where a ticker has moved the mark since the candle before, a close that is far
     * from it moves it only when it repeats the close before. In history there are no tickers, and each close counts.
     *
     * @param far as a fraction of the price that it is compared with
     */
    void on(Candle candle, Decimal far) {
        if (isOfSpot(candle)) {
            spotClose = candle.close();
            spotAtMs = candle.closeTimeMs();
        } else {
            boolean repeats = !isFar(candle.close(), perpetualClose, far);
            if (isOfClose() || repeats || !isFar(candle.close(), mark, far)) {
                mark = candle.close();
            }
            perpetualClose = candle.close();
            perpetualAtMs = candle.closeTimeMs();
        }
    }

    /** Whether the perpetual's latest close is far from a mark that a ticker gave: then nothing is decided by it. */
    boolean closeStandsAlone(Decimal far) {
        return !isOfClose() && isFar(perpetualClose, mark, far);
    }

    /** Whether no ticker has moved the mark since the latest close. */
    private boolean isOfClose() {
        return mark.equals(perpetualClose);
    }

    private static boolean isFar(Decimal price, Decimal from, Decimal far) {
        return price.minus(from).abs().isAbove(from.times(far));
    }

    void moveMark(Decimal newMark) {
        mark = newMark;
    }

    private static boolean isOfSpot(Candle candle) {
        return candle.instrument().category() == MarketCategory.SPOT;
    }

    void write(StateWriter writer) {
        writer.writeDecimal(spotClose)
                .writeLong(spotAtMs)
                .writeDecimal(perpetualClose)
                .writeLong(perpetualAtMs)
                .writeDecimal(mark);
    }

    static CarryPrices read(StateReader reader) {
        var prices = new CarryPrices();
        prices.spotClose = reader.readDecimal();
        prices.spotAtMs = reader.readLong();
        prices.perpetualClose = reader.readDecimal();
        prices.perpetualAtMs = reader.readLong();
        prices.mark = reader.readDecimal();
        return prices;
    }
}
