package io.eternalengine.service.execution.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The exchange's clock as far as market data reports it, and how much of what is reported is kept. */
class MarketViewTest {
    private static final InstrumentId BTC = InstrumentId.spot("BTCUSDT");
    private static final long NOW_MS = 1_704_067_200_000L;
    private static final long YEAR_9999_MS = 253_370_764_800_000L;
    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    private final MarketView market = new MarketView();

    @Test
    void aTickerOfTheYear9999IsForgottenWithTheNextTicker() {
        market.learn(BTC, new MarketView.Quote(Decimal.ONE, Decimal.ONE, YEAR_9999_MS));

        market.learnTime(NOW_MS);

        assertThat(market.nowMs()).isEqualTo(NOW_MS);
    }

    @Test
    void aCandleOfTheYear9999IsForgottenWithTheNextCandle() {
        market.learn(candle(YEAR_9999_MS, YEAR_9999_MS));

        market.learn(candle(NOW_MS, NOW_MS + 100));

        assertThat(market.nowMs()).isEqualTo(NOW_MS + 100);
    }

    @Test
    void aClockThatIsSetBackByMoreThanADayIsFollowed() {
        market.learnTime(NOW_MS);

        market.learnTime(NOW_MS - DAY_MS);
        assertThat(market.nowMs()).as("a day may be a late message").isEqualTo(NOW_MS);

        market.learnTime(NOW_MS - DAY_MS - 1);
        assertThat(market.nowMs()).isEqualTo(NOW_MS - DAY_MS - 1);
    }

    @Test
    void anOldCandleThatIsToldNowDoesNotSetTheClockBack() {
        market.learnTime(NOW_MS);

        market.learn(candle(NOW_MS - 30 * DAY_MS, NOW_MS));

        assertThat(market.nowMs()).isEqualTo(NOW_MS);
    }

    @Test
    void instrumentsAndPricesBeyondWhatAnExchangeListsAreNotKept() {
        // given as many as are kept, the first of them BTCUSDT
        market.learn(instrument(BTC));
        market.learn(BTC, new MarketView.Quote(Decimal.ONE, Decimal.ONE, NOW_MS));
        for (int i = 1; i < MarketView.MOST_INSTRUMENTS; i++) {
            InstrumentId forged = InstrumentId.spot("FORGED-" + i);
            market.learn(instrument(forged));
            market.learn(forged, new MarketView.Quote(Decimal.ONE, Decimal.ONE, NOW_MS));
        }

        // when
        InstrumentId onceMore = InstrumentId.spot("ONE-MORE");
        market.learn(onceMore, new MarketView.Quote(Decimal.ONE, Decimal.ONE, NOW_MS + 1));
        market.learn(BTC, new MarketView.Quote(Decimal.of("2"), Decimal.of("2"), NOW_MS + 2));

        // then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> market.learn(instrument(onceMore)))
                .withMessageContaining("ONE-MORE")
                .withMessageContaining("at most 3000");
        assertThat(market.instrument(onceMore)).isEmpty();
        assertThat(market.quote(onceMore)).isEmpty();
        market.learn(instrument(BTC));
        assertThat(market.quote(BTC)).hasValue(new MarketView.Quote(Decimal.of("2"), Decimal.of("2"), NOW_MS + 2));
    }

    private static Instrument instrument(InstrumentId id) {
        Decimal step = Decimal.of("0.01");
        return new Instrument(id, "BTC", "USDT", step, step, step, Decimal.of("100"), Decimal.of("5"), step);
    }

    private static Candle candle(long closeTimeMs, long venueTimeMs) {
        long hourMs = Duration.ofHours(1).toMillis();
        return new Candle(
                BTC,
                closeTimeMs - hourMs,
                hourMs,
                Decimal.ONE,
                Decimal.ONE,
                Decimal.ONE,
                Decimal.ONE,
                Decimal.ONE,
                venueTimeMs);
    }
}
