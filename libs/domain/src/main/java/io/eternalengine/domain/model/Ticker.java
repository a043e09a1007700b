package io.eternalengine.domain.model;

import org.jspecify.annotations.Nullable;

/**
 * The latest prices of an instrument, null where the exchange stated none. Prices are in the quote asset.
 *
 * @param indexPrice the spot price of the asset over several exchanges; linear only
 * @param predictedFundingRate of the running interval, as a fraction of position value; positive: longs will pay shorts
 * @param nextFundingTimeMs when the running interval ends; 0 when not stated
 * @param fundingIntervalMs length of the running interval; 0 when not stated
 */
public record Ticker(
        InstrumentId instrument,
        long atMs,
        @Nullable Decimal lastPrice,
        @Nullable Decimal bidPrice,
        @Nullable Decimal askPrice,
        @Nullable Decimal markPrice,
        @Nullable Decimal indexPrice,
        @Nullable Decimal predictedFundingRate,
        long nextFundingTimeMs,
        long fundingIntervalMs) {
    public Ticker {
        positiveIfStated("lastPrice", lastPrice);
        positiveIfStated("bidPrice", bidPrice);
        positiveIfStated("askPrice", askPrice);
        positiveIfStated("markPrice", markPrice);
        positiveIfStated("indexPrice", indexPrice);
        Require.check(nextFundingTimeMs >= 0, "nextFundingTimeMs", nextFundingTimeMs, "must not be below 0", 0);
        Require.check(fundingIntervalMs >= 0, "fundingIntervalMs", fundingIntervalMs, "must not be below 0", 0);
    }

    private static void positiveIfStated(String name, @Nullable Decimal price) {
        if (price != null) {
            Require.positive(name, price);
        }
    }
}
