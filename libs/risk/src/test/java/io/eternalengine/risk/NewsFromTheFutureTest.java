package io.eternalengine.risk;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.DAY_MS;
import static io.eternalengine.domain.Markets.ETH;
import static io.eternalengine.domain.Markets.HOUR_MS;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Ticker;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** One wrong time or one market that nobody follows must not make all other news old. */
class NewsFromTheFutureTest {
    private static final long YEAR_MS = 365 * DAY_MS;

    private final RiskRun run = RiskRun.holdingOneBtc();

    @Test
    void newsOfAMarketThatNobodyDescribedIsNotKept() {
        // given
        InstrumentId unknown = InstrumentId.spot("ZZZUSDT");

        // when
        assertThat(tick(unknown, run.nowMs + 1_000, "1")).isEmpty();
        run.on(new RiskInput.BookSeen(
                new BookView(unknown, dec("1"), dec("1.1"), dec("1"), dec("1"), run.nowMs + 1_000)));

        // then
        assertThat(run.state().surveillance().feeds()).isEmpty();
    }

    @Test
    void aTickerOrBookOfTheFutureChangesNothingAndIsAlertedOnce() {
        // given
        tick(BTC, run.nowMs, "40000");
        byte[] before = run.engine.snapshot();
        long futureMs = run.nowMs + DAY_MS + 1;

        // when
        List<RiskOutput> first = tick(BTC, futureMs, "42400");
        List<RiskOutput> second = tick(BTC, futureMs, "42400");
        List<RiskOutput> third = book(futureMs, "42400");

        // then
        assertThat(first)
                .containsExactly(new RiskOutput.Alerted(
                        AlertSeverity.P2,
                        "BTCUSDT news from the future",
                        "News of " + BTC + " bears the time " + futureMs + ", more than a day after " + run.nowMs
                                + ", the latest time known: it is ignored.",
                        run.nowMs));
        assertThat(second).isEmpty();
        assertThat(third).isEmpty();
        assertThat(run.engine.snapshot()).isEqualTo(before);
    }

    @Test
    void newsOfADayAfterTheLatestCandleCounts() {
        tick(BTC, run.nowMs + DAY_MS, "40000");

        assertThat(run.engine.marketMs()).isEqualTo(run.nowMs + DAY_MS);
    }

    @Test
    void aPriceOfTheFutureIsNotTheHighestOfTheLastMinute() {
        // given
        tick(BTC, run.nowMs + 12 * HOUR_MS, "42400");

        // then
        assertThat(RiskRun.actionsIn(tick(BTC, run.nowMs, "40000"))).isEmpty();
        assertThat(Objects.requireNonNull(run.state().surveillance().feeds().get(BTC), "feed")
                        .prices())
                .containsExactly(new Feed.PricePoint(run.nowMs, dec("40000")));
    }

    @Test
    void aPriceThatAnotherMachineTimedSecondsLaterStillCounts() {
        tick(BTC, run.nowMs + 5_000, "42400");

        assertThat(RiskRun.actionsIn(tick(BTC, run.nowMs, "40000"))).hasSize(1);
    }

    @Test
    void aCandleTurnsFeedsBackThatAreOfTheFuture() {
        // given the first news before any candle
        var young = new RiskRun(RiskRun.breakerAlone());
        young.describe(BTC);
        young.describe(ETH);
        long futureMs = young.nowMs + YEAR_MS;
        young.on(new RiskInput.TickerChanged(ticker(BTC, futureMs, "42400")));
        young.on(new RiskInput.BookSeen(new BookView(BTC, dec("1"), dec("2"), dec("1"), dec("1"), futureMs)));
        young.on(new RiskInput.TickerChanged(ticker(ETH, young.nowMs, "2000")));
        assertThat(young.engine.marketMs()).isEqualTo(futureMs);

        // when
        young.candles("40000", "2000");

        // then
        assertThat(young.engine.marketMs()).isEqualTo(young.nowMs);
        Feed feed = Objects.requireNonNull(young.state().surveillance().feeds().get(BTC), "feed");
        assertThat(feed.prices()).isEmpty();
        assertThat(feed.livePrices()).isNull();
        assertThat(feed.book()).isNull();
        assertThat(young.engine.isTimeDue(young.nowMs)).isFalse();
    }

    @Test
    void whatWasSaidOfThePresentStaysWhenFeedsAreTurnedBack() {
        // given news of another market's future, beside which news of now is taken to be later than it is
        var young = new RiskRun(RiskRun.breakerAlone());
        young.describe(BTC);
        young.describe(ETH);
        young.on(new RiskInput.TickerChanged(ticker(ETH, young.nowMs + YEAR_MS, "2000")));
        var book = new BookView(BTC, dec("39999"), dec("40001"), dec("10"), dec("10"), young.nowMs);
        young.on(new RiskInput.TickerChanged(ticker(BTC, young.nowMs, "40000")));
        young.on(new RiskInput.BookSeen(book));

        // when
        young.candles("40000", "2000");

        // then
        Feed feed = Objects.requireNonNull(young.state().surveillance().feeds().get(BTC), "feed");
        assertThat(feed.prices()).containsExactly(new Feed.PricePoint(young.nowMs, dec("40000")));
        assertThat(feed.livePrices()).isEqualTo(new LivePrices(young.nowMs, dec("40000"), null, null));
        assertThat(feed.book()).isEqualTo(book);
        assertThat(feed.updatedAtMs()).isEqualTo(young.nowMs);
    }

    @Test
    void newsOfExactlyADayAfterTheFirstCandlesIsNotTurnedBack() {
        // given
        var young = new RiskRun(RiskRun.breakerAlone());
        young.describe(BTC);
        young.on(new RiskInput.TickerChanged(ticker(BTC, young.nowMs + DAY_MS, "40000")));

        // when
        young.candles("40000", "2000");

        // then
        assertThat(young.engine.marketMs()).isEqualTo(young.nowMs + DAY_MS);
    }

    @Test
    void beforeTheFirstCandleNewsSaysWhatTimeItIs() {
        // given
        var young = new RiskRun(RiskRun.breakerAlone());
        young.describe(BTC);
        young.on(new RiskInput.TickerChanged(ticker(BTC, young.nowMs, "40000")));

        // when
        young.on(new RiskInput.TickerChanged(ticker(BTC, young.nowMs + DAY_MS + 1, "40000")));

        // then
        assertThat(young.engine.marketMs()).isEqualTo(young.nowMs);
    }

    @Test
    void aCandleThatIsReadLateTurnsNothingBack() {
        run.nowMs += 2 * DAY_MS;
        run.on(new RiskInput.CandleClosed(Markets.candle(ETH, run.nowMs, dec("2000"))));
        tick(ETH, run.nowMs, "2000");

        run.on(new RiskInput.CandleClosed(Markets.candle(BTC, run.nowMs - 2 * DAY_MS + HOUR_MS, dec("40000"))));

        assertThat(run.engine.marketMs()).isEqualTo(run.nowMs);
    }

    @Test
    void aCloseThatNothingBearsOutIsHeldBackThoughNewsIsOfTheFuture() {
        // given
        run.nowMs += HOUR_MS;
        tick(ETH, run.nowMs + 12 * HOUR_MS, "2000");
        book(run.nowMs, "40000");

        // when
        run.candles("30000", "2000");

        // then
        assertThat(run.engine.price(BTC)).isEqualTo(dec("40000"));
        assertThat(run.levels()).isEmpty();
    }

    @Test
    void aCloseOfLongAgoCountsWhateverLivePricesSay() {
        // given
        run.nowMs += HOUR_MS;
        tick(BTC, run.nowMs + DAY_MS - HOUR_MS, "60000");
        run.on(new RiskInput.CandleClosed(Markets.candle(ETH, run.nowMs + DAY_MS, dec("2000"))));
        tick(ETH, run.nowMs + DAY_MS + 1, "2000");

        // when
        run.on(new RiskInput.CandleClosed(Markets.candle(BTC, run.nowMs, dec("39000"))));

        // then
        assertThat(run.engine.price(BTC)).isEqualTo(dec("39000"));
    }

    @Test
    void newsOfExactlyADayAfterACloseStillSpeaksAgainstIt() {
        // given
        run.nowMs += HOUR_MS;
        tick(BTC, run.nowMs + DAY_MS - HOUR_MS, "60000");
        run.on(new RiskInput.CandleClosed(Markets.candle(ETH, run.nowMs + DAY_MS, dec("2000"))));
        tick(ETH, run.nowMs + DAY_MS, "2000");

        // when
        run.on(new RiskInput.CandleClosed(Markets.candle(BTC, run.nowMs, dec("39000"))));

        // then
        assertThat(run.engine.price(BTC)).isEqualTo(dec("40000"));
    }

    private List<RiskOutput> tick(InstrumentId instrument, long atMs, String price) {
        return run.on(new RiskInput.TickerChanged(ticker(instrument, atMs, price)));
    }

    private List<RiskOutput> book(long atMs, String price) {
        Decimal depth = dec("1000000000");
        return run.on(new RiskInput.BookSeen(new BookView(BTC, dec(price), dec(price), depth, depth, atMs)));
    }

    private static Ticker ticker(InstrumentId instrument, long atMs, String price) {
        return new Ticker(instrument, atMs, dec(price), null, null, null, null, null, 0, 0);
    }
}
