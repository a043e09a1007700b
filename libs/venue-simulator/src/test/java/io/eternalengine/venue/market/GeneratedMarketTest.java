package io.eternalengine.venue.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.venue.Category;
import io.eternalengine.venue.Listing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedMarketTest {

    private static final long FROM_MS = 1_704_067_200_000L;
    private static final long TO_MS = FROM_MS + Duration.ofDays(60).toMillis();
    private static final Listing BTC = new Listing(Category.SPOT, "BTCUSDT");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 8, 9})
    void risesFallsBySixtyPercentAndRecovers(long seed) {
        // when
        List<Candle> candles = generate(seed).of(BTC).between(FROM_MS, TO_MS);

        // then
        double peak = 0;
        double deepestFall = 0;
        for (Candle candle : candles) {
            peak = Math.max(peak, candle.close().doubleValue());
            deepestFall = Math.max(deepestFall, 1 - candle.close().doubleValue() / peak);
        }
        double first = candles.getFirst().open().doubleValue();
        double last = candles.getLast().close().doubleValue();
        assertThat(peak / first).isGreaterThan(1.2);
        assertThat(deepestFall).isBetween(0.56, 0.66);
        assertThat(last / peak).isGreaterThan(0.7);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7})
    void isTheSameForTheSameSeedAndAnotherForAnother(long seed) {
        assertThat(generate(seed).of(BTC).candles())
                .isEqualTo(generate(seed).of(BTC).candles());
        assertThat(generate(seed).of(BTC).candles())
                .isNotEqualTo(generate(seed + 1).of(BTC).candles());
    }

    private static MarketHistory generate(long seed) {
        return GeneratedMarket.generate(
                seed,
                List.of("BTCUSDT", "ETHUSDT"),
                FROM_MS,
                TO_MS,
                Duration.ofDays(10).toMillis(),
                FundingIntervals.USUAL);
    }
}
