package io.eternalengine.domain.model;

/**
 * The highest price of an instrument in all candles that the exchange keeps.
 *
 * @param sinceMs when the oldest of them opens; what was before is not known
 * @param asOfMs when the exchange published it, by its own clock
 */
public record AllTimeHigh(InstrumentId instrument, Decimal price, long sinceMs, long asOfMs) {
    public AllTimeHigh {
        Require.positive("price", price);
        Require.check(sinceMs >= 0, "sinceMs", sinceMs, "must not be below 0", sinceMs);
        Require.check(
                asOfMs >= sinceMs - Candle.LONGEST_AHEAD_MS, "asOfMs", asOfMs, "must not be before " + sinceMs, asOfMs);
    }
}
