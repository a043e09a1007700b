package io.eternalengine.venue.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.venue.Category;
import io.eternalengine.venue.Listing;
import io.eternalengine.venue.Order;
import io.eternalengine.venue.OrderRequest;
import io.eternalengine.venue.OrderStatus;
import io.eternalengine.venue.OrderType;
import io.eternalengine.venue.Side;
import io.eternalengine.venue.TimeInForce;
import io.eternalengine.venue.Venue;
import io.eternalengine.venue.VenueRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaybackTest {

    private static final long HOUR_MS = Candle.LENGTH_MS;
    private static final long MINUTE_MS = 60_000;
    private static final long FROM_MS = 1_582_156_800_000L;
    private static final Listing BTC = new Listing(Category.SPOT, "BTCUSDT");
    private static final String ACCOUNT = "CORE-HODL";

    private final List<Candle> reported = new ArrayList<>();
    private int pricesTold;
    private final Venue venue = new Venue(new VenueRules(List.of(BTC), BigDecimal.ZERO, 7), event -> {});
    private final Playback playback = playback(
            candle(0, "1000", "1100", "900", "1050"),
            candle(1, "1060", "1070", "1000", "1010"),
            // the hour 2 is missing
            candle(3, "1200", "1210", "1190", "1195"));

    @Test
    void tellsEachClosedCandleExactlyOnceWhateverTheSteps() {
        // when
        for (long timeMs = FROM_MS; timeMs <= FROM_MS + 4 * HOUR_MS; timeMs += 7 * MINUTE_MS) {
            playback.advance(timeMs);
        }
        playback.advance(FROM_MS + 10 * HOUR_MS);

        // then
        assertThat(reported)
                .extracting(Candle::startMs)
                .containsExactly(FROM_MS, FROM_MS + HOUR_MS, FROM_MS + 3 * HOUR_MS);
        assertThat(playback.isFinished()).isTrue();
        assertThat(playback.nowMs()).isEqualTo(FROM_MS + 4 * HOUR_MS);
    }

    @Test
    void tradesAtTheNextOpenOnceACandleIsClosed() {
        playback.advance(FROM_MS + HOUR_MS);
        assertThat(reported).hasSize(1);
        assertThat(venue.quote(BTC).mid()).isEqualByComparingTo("1060");
    }

    @Test
    void fallsBeforeItRisesInARisingCandle() {
        playback.advance(FROM_MS + 20 * MINUTE_MS);
        assertThat(venue.quote(BTC).mid()).isEqualByComparingTo("900");
        playback.advance(FROM_MS + 40 * MINUTE_MS);
        assertThat(venue.quote(BTC).mid()).isEqualByComparingTo("1100");
    }

    @Test
    void standsStillWhileAnHourIsMissing() {
        playback.advance(FROM_MS + 2 * HOUR_MS + 30 * MINUTE_MS);
        assertThat(venue.quote(BTC).mid()).isEqualByComparingTo("1010");
    }

    @Test
    void walksTheMinutesOfALongStepForOrdersThatWait() {
        // given a buy below the open that only the low of the first hour reaches
        venue.open(ACCOUNT, "USDT", new BigDecimal("1000"));
        Order resting = venue.place(
                ACCOUNT,
                new OrderRequest(
                        BTC,
                        Side.BUY,
                        OrderType.LIMIT,
                        new BigDecimal("0.1"),
                        false,
                        new BigDecimal("920"),
                        TimeInForce.GTC,
                        false,
                        "a",
                        0));

        // when
        playback.advance(FROM_MS + 4 * HOUR_MS);

        // then it was filled on the way down, at the first minute whose ask had come to 920
        Order filled = venue.log().byId(resting.id()).orElseThrow();
        assertThat(filled.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(filled.updatedMs()).isEqualTo(FROM_MS + 17 * MINUTE_MS);
    }

    @Test
    void tellsPricesOnceForEachStepAndAtTheConfiguredInterval() {
        playback.advance(FROM_MS + MINUTE_MS);
        assertThat(pricesTold).isEqualTo(1);
        playback.advance(FROM_MS + 2 * HOUR_MS + MINUTE_MS);
        assertThat(pricesTold).isEqualTo(3);
    }

    @Test
    void listsTheOpenCandleAsItStands() {
        playback.advance(FROM_MS + HOUR_MS + 30 * MINUTE_MS);
        List<Candle> candles = playback.candles(BTC, FROM_MS, FROM_MS + 3 * HOUR_MS);
        assertThat(candles).hasSize(2);
        assertThat(candles.getLast().high()).isEqualByComparingTo("1070");
        assertThat(candles.getLast().low()).isEqualByComparingTo("1035");
        assertThat(candles.getLast().close()).isEqualByComparingTo("1035");
    }

    private Playback playback(Candle... candles) {
        MarketHistory history = new MarketHistory(
                FROM_MS, FROM_MS + 4 * HOUR_MS, Map.of(BTC, new CandleSeries(List.of(candles))), Map.of(), List.of());
        return new Playback(history, venue, BigDecimal.TWO, HOUR_MS, new MarketListener() {
            @Override
            public void onCandleClosed(Listing listing, Candle candle, long nowMs) {
                reported.add(candle);
            }

            @Override
            public void onMinute(long nowMs) {}

            @Override
            public void onPrice(Listing listing, long nowMs) {
                pricesTold++;
            }

            @Override
            public void onStepDone() {}
        });
    }

    private static Candle candle(int hour, String open, String high, String low, String close) {
        return new Candle(
                FROM_MS + hour * HOUR_MS,
                new BigDecimal(open),
                new BigDecimal(high),
                new BigDecimal(low),
                new BigDecimal(close),
                BigDecimal.TEN);
    }
}
