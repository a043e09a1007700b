package io.eternalengine.core.engine.funding;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;
import java.math.RoundingMode;

/**
 * What is known of an asset's prices; 0 before the first.
 *
 * @param spotClose of the latest candle of the coin
 * @param perpetualClose of the latest candle of the perpetual
 * @param mark the latest price of the perpetual: by ticker, else its close
 */
record CarryPrices(Decimal spotClose, long spotAtMs, Decimal perpetualClose, long perpetualAtMs, Decimal mark) {
    static final CarryPrices UNKNOWN = new CarryPrices(Decimal.ZERO, 0, Decimal.ZERO, 0, Decimal.ZERO);

    private static final int DECIMALS = 12;

    boolean areKnown() {
        return spotClose.isPositive() && mark.isPositive();
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
        return basisExceeds(spotClose, perpetualClose, fraction);
    }

    static boolean basisExceeds(Decimal spot, Decimal perpetual, Decimal fraction) {
        return perpetual.minus(spot).abs().isAbove(spot.times(fraction));
    }

    CarryPrices withSpot(Decimal close, long atMs) {
        return new CarryPrices(close, atMs, perpetualClose, perpetualAtMs, mark);
    }

    CarryPrices withPerpetual(Decimal close, long atMs) {
        return new CarryPrices(spotClose, spotAtMs, close, atMs, close);
    }

    CarryPrices withMark(Decimal newMark) {
        return new CarryPrices(spotClose, spotAtMs, perpetualClose, perpetualAtMs, newMark);
    }

    void write(StateWriter writer) {
        writer.writeDecimal(spotClose)
                .writeLong(spotAtMs)
                .writeDecimal(perpetualClose)
                .writeLong(perpetualAtMs)
                .writeDecimal(mark);
    }

    static CarryPrices read(StateReader reader) {
        return new CarryPrices(
                reader.readDecimal(), reader.readLong(), reader.readDecimal(), reader.readLong(), reader.readDecimal());
    }
}
