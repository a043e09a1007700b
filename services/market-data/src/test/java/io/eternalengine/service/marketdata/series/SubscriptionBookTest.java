package io.eternalengine.service.marketdata.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.schemas.v1.MarketCategory;
import io.eternalengine.schemas.v1.MarketSubscription;
import org.junit.jupiter.api.Test;

class SubscriptionBookTest {
    private static final long HOUR_MS = 3_600_000;

    private final SubscriptionBook book = new SubscriptionBook();

    @Test
    void keepsTheLastWordOnEachKey() {
        // given
        book.apply("BTCUSDT", spot("BTCUSDT", HOUR_MS, true));
        book.apply("ETHUSDT", spot("ETHUSDT", HOUR_MS, true));
        // when
        book.apply("BTCUSDT", spot("BTCUSDT", 4 * HOUR_MS, true));
        book.apply("ETHUSDT", spot("ETHUSDT", HOUR_MS, false));
        // then
        assertThat(book.series()).containsExactly(new SeriesId(InstrumentId.spot("BTCUSDT"), 4 * HOUR_MS));
    }

    @Test
    void keepsSpotAndLinearOfASymbolApart() {
        // when
        book.apply("BTCUSDT", spot("BTCUSDT", HOUR_MS, true));
        book.apply(
                "BTCUSDT:linear",
                spot("BTCUSDT", HOUR_MS, true).toBuilder()
                        .setCategory(MarketCategory.MARKET_CATEGORY_LINEAR)
                        .build());
        // then
        assertThat(book.series()).hasSize(2);
    }

    @Test
    void knowsWithHowManyCandlesASeriesBegins() {
        // when
        book.apply(
                "BTCUSDT",
                spot("BTCUSDT", HOUR_MS, true).toBuilder()
                        .setWarmUpCandles(4_900)
                        .build());
        book.apply("ETHUSDT", spot("ETHUSDT", HOUR_MS, true));
        // then
        assertThat(book.warmUps())
                .containsEntry(new SeriesId(InstrumentId.spot("BTCUSDT"), HOUR_MS), 4_900)
                .containsEntry(new SeriesId(InstrumentId.spot("ETHUSDT"), HOUR_MS), 0);
    }

    @Test
    void forgetsARemovedKey() {
        // given
        book.apply("BTCUSDT", spot("BTCUSDT", HOUR_MS, true));
        // when
        book.remove("BTCUSDT");
        // then
        assertThat(book.series()).isEmpty();
    }

    @Test
    void refusesWhatBreaksARuleAndNamesIt() {
        assertThatThrownBy(() -> book.apply("BTCUSDT", spot("btc usdt", HOUR_MS, true)))
                .hasMessageContaining("symbol is \"btc usdt\"");
        assertThatThrownBy(() -> book.apply("BTCUSDT", spot("BTCUSDT", 7, true)))
                .hasMessageContaining("interval_ms is 7");
        assertThatThrownBy(() -> book.apply(
                        "BTCUSDT",
                        spot("BTCUSDT", HOUR_MS, true).toBuilder()
                                .setWarmUpCandles(50_001)
                                .build()))
                .hasMessageContaining("warm_up_candles is 50001: must be from 0 to 50000");
        assertThatThrownBy(() -> book.apply("BTC", spot("BTCUSDT", HOUR_MS, true)))
                .hasMessageContaining("must be \"BTCUSDT\"");
        assertThatThrownBy(() -> book.apply(
                        "BTCUSDT",
                        spot("BTCUSDT", HOUR_MS, true).toBuilder()
                                .clearCategory()
                                .build()))
                .hasMessageContaining("category is");
        assertThat(book.series()).isEmpty();
    }

    @Test
    void wantsNoMoreThanAShardCanAskFor() {
        // given
        for (int i = 0; i < SubscriptionBook.MOST_WANTED; i++) {
            book.apply("COIN" + i, spot("COIN" + i, HOUR_MS, true));
        }
        // when
        assertThatThrownBy(() -> book.apply("ONEMORE", spot("ONEMORE", HOUR_MS, true)))
                .hasMessageContaining("subscription ONEMORE is one more than 500");
        // then what is known can be changed, and one that goes makes room
        book.apply("COIN0", spot("COIN0", 4 * HOUR_MS, true));
        book.apply("COIN1", spot("COIN1", HOUR_MS, false));
        book.apply("ONEMORE", spot("ONEMORE", HOUR_MS, true));
        assertThat(book.series()).hasSize(SubscriptionBook.MOST_WANTED);
    }

    private static MarketSubscription spot(String symbol, long intervalMs, boolean active) {
        return MarketSubscription.newBuilder()
                .setCategory(MarketCategory.MARKET_CATEGORY_SPOT)
                .setSymbol(symbol)
                .setIntervalMs(intervalMs)
                .setActive(active)
                .build();
    }
}
