package io.eternalengine.backtester.market;

import static io.eternalengine.backtester.Histories.BTC;
import static io.eternalengine.backtester.Histories.HOUR_MS;
import static io.eternalengine.backtester.Histories.START_MS;
import static io.eternalengine.backtester.Histories.candle;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.PublishedTradingRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarketSeriesTest {
    private static final int HOURS = 500;

    private final List<Integer> asked = new ArrayList<>();
    private final MarketSeries kept = new MarketSeries(
            PublishedTradingRules.of(BTC),
            IntStream.range(0, HOURS).mapToObj(MarketSeriesTest::hour).toList());
    private final MarketSeries passing = MarketSeries.passing(PublishedTradingRules.of(BTC), HOURS, index -> {
        asked.add(index);
        return hour(index);
    });

    private static Candle hour(int hour) {
        String price = Integer.toString(100 + hour);
        return candle(BTC, hour, price, price, price, price);
    }

    @Test
    void passingCandlesAreThoseOfKeptOnes() {
        for (int index = 0; index < HOURS; index++) {
            assertThat(passing.candle(index)).isEqualTo(kept.candle(index));
        }
    }

    @Test
    void theDayBeforeACandleIsNotMadeAgain() {
        // given
        for (int index = 0; index <= 200; index++) {
            passing.candle(index);
        }
        asked.clear();

        // when
        for (int index = 200 - 25; index <= 200; index++) {
            passing.candle(index);
        }

        // then
        assertThat(asked).isEmpty();
    }

    @Test
    void aPartOfEachHasTheCandlesThatOpenAndCloseInIt() {
        for (MarketSeries whole : List.of(kept, passing)) {
            // when
            MarketSeries part = whole.between(START_MS + 3 * HOUR_MS, START_MS + 10 * HOUR_MS + 1)
                    .between(START_MS + 4 * HOUR_MS - 1, Long.MAX_VALUE);

            // then
            assertThat(part.size()).isEqualTo(6);
            assertThat(part.candle(0)).isEqualTo(hour(4));
            assertThat(part.candle(5)).isEqualTo(hour(9));
            assertThat(part.lastClosedAt(START_MS + 6 * HOUR_MS)).isEqualTo(1);
            assertThat(part.lastClosedAt(START_MS)).isEqualTo(-1);
            assertThat(part.lastClosedAt(Long.MAX_VALUE)).isEqualTo(5);
        }
    }

    @Test
    void nothingOfASeriesLiesOutsideOfIt() {
        for (MarketSeries whole : List.of(kept, passing)) {
            assertThat(whole.between(Long.MIN_VALUE, Long.MAX_VALUE).size()).isEqualTo(HOURS);
            assertThat(whole.between(START_MS + HOURS * HOUR_MS, Long.MAX_VALUE).size())
                    .isZero();
            assertThat(whole.between(Long.MIN_VALUE, START_MS).size()).isZero();
            assertThat(whole.between(START_MS + 9 * HOUR_MS, START_MS + 2 * HOUR_MS)
                            .size())
                    .isZero();
        }
    }
}
