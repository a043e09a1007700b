package io.eternalengine.risk;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.ETH;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.halt.HaltBounds;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices and books at the edges of their rules: the last moment of a minute, the last of a pause, one figure that changes. */
class FeedEdgesTest {
    private final RiskRun run = RiskRun.funded();

    @Test
    void aPriceOfExactlyOneMinuteAgoStillCounts() {
        tick("40000");
        run.nowMs += 60_000;

        assertThat(pauses(tick("38000"))).hasSize(1);
    }

    @Test
    void aPriceOfExactlyOneMinuteAgoIsKeptForTheNextOne() {
        tick("40000");
        run.nowMs += 60_000;
        assertThat(pauses(tick("39000"))).isEmpty();

        assertThat(pauses(tick("37990"))).hasSize(1);
    }

    @Test
    void everyPriceOfTheLastMinuteCounts() {
        tick("40000");
        run.nowMs += 10_000;
        tick("39500");
        run.nowMs += 10_000;

        assertThat(pauses(tick("38000"))).hasSize(1);
    }

    @Test
    void ofPricesThatFallWithinASecondTheFirstIsKept() {
        tick("40000");
        run.nowMs += 1;
        tick("39999");
        assertThat(kept()).containsExactly(dec("40000"));

        run.nowMs += 1;
        tick("40001");
        assertThat(kept()).containsExactly(dec("40000"), dec("40001"));

        run.nowMs += 1_000;
        tick("39000");
        assertThat(kept()).containsExactly(dec("40000"), dec("40001"), dec("39000"));
    }

    @Test
    void aPauseThatIsOverIsFollowedByAnother() {
        tick("40000");
        assertThat(pauses(tick("38000"))).hasSize(1);
        run.nowMs += 15 * 60_000 - 30_000;
        tick("37000");
        run.nowMs += 30_000;

        assertThat(pauses(tick("35000"))).hasSize(1);
    }

    @Test
    void aHundredPausesThatAreOverWidenNoNewOne() {
        // given
        for (int i = 0; i < HaltBounds.MOST_PARTS; i++) {
            InstrumentId symbol = InstrumentId.spot("S" + i + "USDT");
            run.describe(symbol);
            tick(symbol, "40000");
            assertThat(pauses(tick(symbol, "38000"))).hasSize(1);
        }
        run.nowMs += 24 * Markets.HOUR_MS;

        // when
        tick(BTC, "40000");
        tick(ETH, "2000");

        // then
        assertThat(scopesOf(pauses(tick(BTC, "38000")))).containsExactly(new RiskScope.OfSymbol("BTCUSDT"));
        assertThat(scopesOf(pauses(tick(ETH, "1900")))).containsExactly(new RiskScope.OfSymbol("ETHUSDT"));
    }

    private static List<RiskScope> scopesOf(List<RiskAction> pauses) {
        return pauses.stream()
                .map(RiskAction.EntriesPaused.class::cast)
                .map(RiskAction.EntriesPaused::scope)
                .toList();
    }

    @Test
    void aPauseIsAlerted() {
        tick("40000");

        assertThat(tick("38000"))
                .contains(new RiskOutput.Alerted(
                        AlertSeverity.P1, "BTCUSDT paused", "flash crash: 40000 to 38000 within 60 s", run.nowMs));
    }

    @Test
    void aBookInWhichNothingChangesIsFrozen() {
        book("40000", "40004", "200000", "300000");
        for (int second = 1; second < 60; second++) {
            run.nowMs += 1_000;
            assertThat(book("40000", "40004", "200000", "300000")).isEmpty();
        }
        run.nowMs += 1_000;

        assertThat(RiskRun.actionsIn(book("40000", "40004", "200000", "300000")))
                .singleElement()
                .isInstanceOf(RiskAction.HaltImposed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "40001, 40004, 200000, 300000",
        "40000, 40005, 200000, 300000",
        "40000, 40004, 200001, 300000",
        "40000, 40004, 200000, 300001"
    })
    void aBookInWhichOneFigureChangesIsNews(String bid, String ask, String bidDepth, String askDepth) {
        // given a book in which nothing changed for almost a minute
        book("40000", "40004", "200000", "300000");
        for (int second = 1; second < 59; second++) {
            run.nowMs += 1_000;
            book("40000", "40004", "200000", "300000");
        }

        // when
        run.nowMs += 1_000;
        book(bid, ask, bidDepth, askDepth);
        run.nowMs += 1_000;

        // then
        assertThat(RiskRun.actionsIn(book(bid, ask, bidDepth, askDepth))).isEmpty();
    }

    @Test
    void slippageIsThatOfTheSideWhichTheOrderTakes() {
        book("39900", "40100", "100000", "1000000000");

        assertThat(run.ruleOn(run.buy("5000").make())).isEqualTo("approved");
    }

    @Test
    void aBookWithoutAnyDepthTakesTheWholePrice() {
        var empty = new BookView(BTC, dec("39900"), dec("40100"), Decimal.ZERO, Decimal.ZERO, run.nowMs);

        assertThat(empty.slippageOf(dec("10"), true, dec("0.01"))).isEqualTo(Decimal.ONE);
    }

    @Test
    void aBookOfExactlyItsLongestAgeStillCountsAndNotAMomentLonger() {
        book("39999", "40001", "10", "10");
        othersGoOn(60);
        assertThat(run.ruleOn(run.buy("1000").make())).isEqualTo("market-depth");

        run.nowMs += 1;
        tick(ETH, "2000");
        assertThat(run.ruleOn(run.buy("1000").make())).isEqualTo("approved");
    }

    @Test
    void withoutABookThatIsKnownNothingOpensWhereBooksAreRequired() {
        // given
        RiskRun live = RiskRun.funded(RiskParameters.defaults());

        // then
        assertThat(live.ruleOn(live.buy("1000").make())).isEqualTo("market-depth");
        live.on(new RiskInput.BookSeen(
                new BookView(BTC, dec("39999"), dec("40001"), dec("100000"), dec("100000"), live.nowMs)));
        assertThat(live.ruleOn(live.buy("1000").make())).isEqualTo("approved");
    }

    @Test
    void aMarketThatIsPlayedInStepsIsNotSilent() {
        // given
        tick(BTC, "40000");
        tick(ETH, "2000");
        book("39999", "40001", "10", "10");

        // when all markets step by an hour, one after the other
        for (int hour = 1; hour < 50; hour++) {
            run.nowMs += Markets.HOUR_MS;
            assertThat(tick(BTC, "40000")).isEmpty();
            assertThat(run.engine.isTimeDue(run.nowMs)).isFalse();
            assertThat(tick(ETH, "200" + hour % 2)).isEmpty();
            run.candles("40000", "2000");
        }

        // then the book of 49 steps ago is one of 49 seconds ago
        run.candles("40000", "2000");
        assertThat(run.ruleOn(run.buy("1000").make())).isEqualTo("market-depth");
    }

    @Test
    void aBookThatComesAfterALeapOfOthersIsLateByOneStep() {
        // given
        tick(BTC, "40000");
        tick(ETH, "2000");
        long beforeMs = run.nowMs;
        run.nowMs += Markets.HOUR_MS;
        run.candles("40000", "2000");
        tick(ETH, "2001");

        // when
        run.on(new RiskInput.BookSeen(new BookView(BTC, dec("39999"), dec("40001"), dec("10"), dec("10"), beforeMs)));

        // then
        assertThat(run.engine.isTimeDue(run.nowMs)).isFalse();
        assertThat(run.ruleOn(run.buy("1000").make())).as("the book counts").isEqualTo("market-depth");
    }

    @Test
    void aSilentFeedStaysHaltedWhenOthersHaveNewsAgain() {
        // given both are silent
        tick(BTC, "40000");
        tick(ETH, "2000");
        run.nowMs += 60_000;
        assertThat(run.engine.isTimeDue(run.nowMs)).isTrue();
        assertThat(RiskRun.actionsIn(run.on(new RiskInput.TimePassed(run.nowMs))))
                .hasSize(2);

        // when
        run.nowMs += 60_000;
        List<RiskOutput> lifted = tick(ETH, "2001");

        // then
        assertThat(RiskRun.actionsIn(lifted)).singleElement().isInstanceOf(RiskAction.HaltLifted.class);
        assertThat(RiskRun.actionsIn(run.on(new RiskInput.TimePassed(run.nowMs))))
                .isEmpty();
        assertThat(run.state().halts().halts()).containsKey("feed:SPOT:BTCUSDT");
    }

    @Test
    void newsOfOneFeedDoesNotCallAnotherOneSilent() {
        tick(BTC, "40000");
        tick(ETH, "2000");
        for (int second = 1; second <= 120; second++) {
            run.nowMs += 1_000;
            assertThat(tick(ETH, "200" + second % 2)).isEmpty();
        }

        assertThat(run.engine.isTimeDue(run.nowMs)).isTrue();
    }

    @Test
    void moreFeedsThanAnybodyFollowsAreNotKept() {
        for (int i = 0; i < StateBounds.MOST_FEEDS + 10; i++) {
            InstrumentId symbol = InstrumentId.spot("S" + i + "USDT");
            run.describe(symbol);
            tick(symbol, "40000");
        }

        assertThat(run.state().surveillance().feeds()).hasSize(200);
    }

    private void othersGoOn(int seconds) {
        for (int second = 0; second < seconds; second++) {
            run.nowMs += 1_000;
            tick(ETH, "200" + second % 2);
        }
    }

    @Test
    void anExchangeThatGoesOnFailingIsAlertedByItsOwnReports() {
        run.on(new RiskInput.ExchangeReported(false, run.nowMs));
        run.nowMs += 5 * 60_000;

        assertThat(run.on(new RiskInput.ExchangeReported(false, run.nowMs)))
                .singleElement()
                .isInstanceOf(RiskOutput.Alerted.class);
    }

    @Test
    void anEscalationIsToldOnce() {
        run.on(new RiskInput.ExchangeReported(false, run.nowMs));
        run.nowMs += 30 * 60_000;
        assertThat(run.on(new RiskInput.TimePassed(run.nowMs))).hasSize(2);
        run.nowMs += 30 * 60_000;

        assertThat(run.on(new RiskInput.TimePassed(run.nowMs))).isEmpty();
    }

    @Test
    void aFailingExchangeIsDueAtItsAlertAndAtItsEscalationAndNotOtherwise() {
        // given
        long sinceMs = run.nowMs;
        run.on(new RiskInput.ExchangeReported(false, sinceMs));
        assertThat(run.engine.isExchangeFailing()).isTrue();

        // then
        for (long dueMs : new long[] {sinceMs + 5 * 60_000, sinceMs + 30 * 60_000}) {
            assertThat(run.engine.isTimeDue(dueMs - 1)).isFalse();
            assertThat(run.engine.isTimeDue(dueMs)).isTrue();
            run.on(new RiskInput.TimePassed(dueMs));
            assertThat(run.engine.isTimeDue(dueMs)).isFalse();
        }
        assertThat(run.engine.isTimeDue(sinceMs + 24 * Markets.HOUR_MS)).isFalse();
    }

    @Test
    void anExchangeMayFailFromTheFirstMillisecondOn() {
        assertThat(new ExchangeWatch(0, 0).isFailing()).isTrue();
    }

    @Test
    void refusesAHaltThatComesNoLaterThanItsWarning() {
        assertThatThrownBy(() -> limits(Duration.ofSeconds(60)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("silenceHalt is PT1M: must be above silenceWarning PT1M");
    }

    @Test
    void refusesASilenceOfOrderExecutionThatItsSlowestReportsReach() {
        assertThatThrownBy(() -> limits(Duration.ofSeconds(2), Duration.ofMillis(59_999)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("exchangeSilence is PT59.999S: must not be below PT1M");
    }

    private static FeedLimits limits(Duration silenceWarning) {
        return limits(silenceWarning, FeedLimits.defaults().exchangeSilence());
    }

    private static FeedLimits limits(Duration silenceWarning, Duration exchangeSilence) {
        FeedLimits base = FeedLimits.defaults();
        return new FeedLimits(
                base.minDepth(),
                base.depthBand(),
                base.maxBookAge(),
                base.bookRequired(),
                base.flashFall(),
                base.flashWindow(),
                base.normalWeight(),
                base.spreadMultiple(),
                base.depthFraction(),
                base.flashPause(),
                silenceWarning,
                Duration.ofSeconds(60),
                base.longestStep(),
                exchangeSilence,
                base.apiAlert(),
                base.apiEscalate());
    }

    private List<Decimal> kept() {
        return Objects.requireNonNull(run.state().surveillance().feeds().get(BTC), "feed").prices().stream()
                .map(Feed.PricePoint::price)
                .toList();
    }

    private static List<RiskAction> pauses(List<RiskOutput> outputs) {
        return RiskRun.actionsIn(outputs).stream()
                .filter(RiskAction.EntriesPaused.class::isInstance)
                .toList();
    }

    private List<RiskOutput> tick(String price) {
        return tick(BTC, price);
    }

    private List<RiskOutput> tick(InstrumentId instrument, String price) {
        return run.on(new RiskInput.TickerChanged(
                new Ticker(instrument, run.nowMs, dec(price), null, null, null, null, null, 0, 0)));
    }

    private List<RiskOutput> book(String bid, String ask, String bidDepth, String askDepth) {
        return run.on(
                new RiskInput.BookSeen(new BookView(BTC, dec(bid), dec(ask), dec(bidDepth), dec(askDepth), run.nowMs)));
    }
}
