package io.eternalengine.service.marketdata.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.Kline;
import io.eternalengine.domain.model.AllTimeHigh;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class LongestCandlesTest {
    private static final InstrumentId BTC = InstrumentId.spot("BTCUSDT");
    private static final long WEEK_MS = 7 * 24 * 3_600_000L;
    private static final long NOW_MS = 10 * WEEK_MS;

    @Test
    void theHighestOfAllWeeksIsTheAllTimeHighTheOpenOneIncluded() {
        List<Kline> weeks = List.of(week(7, "10"), week(8, "30"), week(9, "20"), week(10, "31"));

        assertThat(LongestCandles.highOf(BTC, weeks))
                .contains(new AllTimeHigh(BTC, Decimal.of("31"), 7 * WEEK_MS, NOW_MS));
    }

    @Test
    void aWeekThatHasNotComeCountsForNothing() {
        assertThat(LongestCandles.highOf(BTC, List.of(week(9, "20"), week(12, "900"))))
                .contains(new AllTimeHigh(BTC, Decimal.of("20"), 9 * WEEK_MS, NOW_MS));
    }

    @Test
    void aHighFarAboveWhatWasTradedAroundItIsNotBelieved() {
        assertThat(LongestCandles.highOf(BTC, List.of(week(8, "30"), week(9, "30000"))))
                .contains(new AllTimeHigh(BTC, Decimal.of("30"), 8 * WEEK_MS, NOW_MS));
        assertThat(LongestCandles.highOf(BTC, List.of(week(9, "30000"))))
                .as("the first week of a market that has but this one")
                .contains(new AllTimeHigh(BTC, Decimal.of("20"), 9 * WEEK_MS, NOW_MS));
    }

    @Test
    void ofNoCandlesNothingIsKnown() {
        assertThat(LongestCandles.highOf(BTC, List.of())).isEmpty();
    }

    private static Kline week(int number, String high) {
        var price = new BigDecimal("1");
        var open = new BigDecimal(high).min(new BigDecimal("20"));
        return new Kline(
                        Category.SPOT,
                        "BTCUSDT",
                        LongestCandles.INTERVAL,
                        number * WEEK_MS,
                        open,
                        new BigDecimal(high),
                        price,
                        price,
                        price,
                        price,
                        false)
                .publishedAt(NOW_MS);
    }
}
