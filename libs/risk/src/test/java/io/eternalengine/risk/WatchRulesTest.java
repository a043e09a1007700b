package io.eternalengine.risk;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.DAY_MS;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Ticker;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Limits of loss, live markets, the exchange, and the restart: every rule by its name. */
class WatchRulesTest {
    /** 2024-01-10, a Wednesday, begins at the start of the tests. */
    private static final long MIDNIGHT_MS = Markets.START_MS + DAY_MS;

    private static final long MONDAY_MS = Markets.START_MS + 5 * DAY_MS;

    private final RiskRun run = holdingOneBtc(RiskParameters.defaults()).restartingBetweenInputs();

    @Test
    void dailyLossOfTwoPercentStopsEntriesUntilMidnight() {
        assertThat(RiskRun.actionsIn(run.fallTo(1))).isEmpty();

        assertThat(RiskRun.actionsIn(run.fallTo(2)))
                .containsExactly(new RiskAction.EntriesPaused(RiskScope.ALL, MIDNIGHT_MS, "daily loss"));
        assertThat(RiskRun.actionsIn(run.fallTo(3))).as("once a day").isEmpty();
    }

    @Test
    void theNextDaysLossIsMeasuredFromWhereTheDayBegan() {
        run.fallTo(2);
        run.passHours(24);
        assertThat(RiskRun.actionsIn(run.fallTo(3))).isEmpty();

        assertThat(RiskRun.actionsIn(run.fallTo(4)))
                .containsExactly(new RiskAction.EntriesPaused(RiskScope.ALL, MIDNIGHT_MS + DAY_MS, "daily loss"));
    }

    @Test
    void weeklyLossOfFivePercentStopsEntriesUntilMonday() {
        run.fallTo(4);
        run.passHours(24);

        assertThat(RiskRun.actionsIn(run.fallTo(5)))
                .containsExactly(new RiskAction.EntriesPaused(RiskScope.ALL, MONDAY_MS, "weekly loss"));
    }

    @Test
    void aNewWeekBeginsOnMonday() {
        run.fallTo(4);
        run.passHours(5 * 24);

        assertThat(RiskRun.actionsIn(run.fallTo(5))).isEmpty();
    }

    @Test
    void aFallOfFivePercentWithinAMinutePausesTheSymbol() {
        tick("40000");
        run.nowMs += 59_000;

        assertThat(RiskRun.actionsIn(tick("38000")))
                .singleElement()
                .isInstanceOfSatisfying(RiskAction.EntriesPaused.class, pause -> {
                    assertThat(pause.scope()).isEqualTo(new RiskScope.OfSymbol("BTCUSDT"));
                    assertThat(pause.untilMs()).isEqualTo(run.nowMs + 15 * 60_000);
                });
        assertThat(RiskRun.actionsIn(tick("37000"))).as("while it is paused").isEmpty();
    }

    @Test
    void theWindowOfAFallIsThatOfTheParameters() {
        FeedLimits base = FeedLimits.defaults();
        RiskRun patient = RiskRun.funded(RiskParameters.defaults()
                .with(PortfolioLimits.defaults()
                        .with(new FeedLimits(
                                base.minDepth(),
                                base.depthBand(),
                                base.maxBookAge(),
                                base.bookRequired(),
                                base.flashFall(),
                                Duration.ofMinutes(3),
                                base.normalWeight(),
                                base.spreadMultiple(),
                                base.depthFraction(),
                                base.flashPause(),
                                base.silenceWarning(),
                                Duration.ofMinutes(10),
                                Duration.ofMinutes(3),
                                base.exchangeSilence(),
                                base.apiAlert(),
                                base.apiEscalate()))));
        var first = new Ticker(BTC, patient.nowMs, dec("40000"), null, null, null, null, null, 0, 0);
        patient.on(new RiskInput.TickerChanged(first));
        patient.nowMs += 180_000;

        List<RiskOutput> outputs = patient.on(new RiskInput.TickerChanged(
                new Ticker(BTC, patient.nowMs, dec("38000"), null, null, null, null, null, 0, 0)));

        assertThat(RiskRun.actionsIn(outputs))
                .singleElement()
                .isInstanceOfSatisfying(
                        RiskAction.EntriesPaused.class,
                        pause -> assertThat(pause.reason()).isEqualTo("flash crash: 40000 to 38000 within 180 s"));
    }

    @Test
    void aSlowerFallDoesNotPause() {
        tick("40000");
        run.nowMs += 59_000;
        tick("39000");
        run.nowMs += 2_000;

        assertThat(RiskRun.actionsIn(tick("38000"))).isEmpty();
    }

    @Test
    void aSpreadThreeTimesNormalPausesTheSymbol() {
        book("40000", "40004", "200000");
        assertThat(RiskRun.actionsIn(book("40000", "40011", "200000"))).isEmpty();

        assertThat(RiskRun.actionsIn(book("40000", "40013", "200000"))).hasSize(1);
    }

    @Test
    void depthHalvingPausesTheSymbol() {
        book("40000", "40004", "200000");
        assertThat(RiskRun.actionsIn(book("40000", "40004", "110000"))).isEmpty();

        assertThat(RiskRun.actionsIn(book("40000", "40004", "99000"))).hasSize(1);
    }

    @Test
    void aSilentFeedIsWarnedOfAfterTwoSecondsAndHaltedAfterSixty() {
        tick("40000");
        assertThat(pass(1_999)).isEmpty();
        assertThat(pass(1))
                .containsExactly(new RiskOutput.Alerted(
                        AlertSeverity.P3, "feed silent", "No news of BTCUSDT for 2000 ms.", run.nowMs));
        assertThat(pass(57_999)).isEmpty();

        assertThat(RiskRun.actionsIn(pass(1)))
                .singleElement()
                .isInstanceOfSatisfying(
                        RiskAction.HaltImposed.class,
                        halt -> assertThat(halt.scope()).isEqualTo(new RiskScope.OfSymbol("BTCUSDT")));
        assertThat(run.ruleOn(run.buy("1000").make())).isEqualTo("halted");
    }

    @Test
    void aFrozenFeedIsHaltedAndNewsLiftsTheHalt() {
        tick("40000");
        for (int second = 1; second < 60; second++) {
            run.nowMs += 1_000;
            assertThat(tick("40000")).isEmpty();
        }
        run.nowMs += 1_000;
        assertThat(RiskRun.actionsIn(tick("40000"))).singleElement().isInstanceOf(RiskAction.HaltImposed.class);

        run.nowMs += 1_000;
        assertThat(RiskRun.actionsIn(tick("40001"))).singleElement().isInstanceOf(RiskAction.HaltLifted.class);
        assertThat(run.state().halts().halts()).isEmpty();
    }

    @Test
    void anExchangeThatFailsAgainIsHaltedAgain() {
        run.on(new RiskInput.ExchangeReported(false, run.nowMs));
        run.on(new RiskInput.ExchangeReported(true, run.nowMs));
        assertThat(run.engine.halts().halts()).isEmpty();

        run.on(new RiskInput.ExchangeReported(false, run.nowMs));

        assertThat(run.engine.halts().halts()).containsOnlyKeys(ExchangeRule.HALT_KEY);
    }

    /** A feed that fell silent before a restart is silent after it. */
    @Test
    void aSilentFeedIsNoticedAcrossARestart() {
        run.on(new RiskInput.BookSeen(
                new BookView(BTC, dec("40000"), dec("40004"), dec("200000"), dec("300000"), run.nowMs)));
        run.engine.restore(run.engine.snapshot());

        List<RiskOutput> outputs = run.on(new RiskInput.TimePassed(run.nowMs + 60_000));

        assertThat(RiskRun.actionsIn(outputs)).hasSize(1).first().isInstanceOf(RiskAction.HaltImposed.class);
    }

    @Test
    void aFailingExchangeStopsNewOrdersAtOnceAndIsEscalated() {
        List<RiskOutput> outputs = run.on(new RiskInput.ExchangeReported(false, run.nowMs));
        assertThat(RiskRun.actionsIn(outputs)).singleElement().isInstanceOf(RiskAction.HaltImposed.class);
        assertThat(pass(4 * 60_000)).isEmpty();
        assertThat(pass(60_000))
                .containsExactly(new RiskOutput.Alerted(
                        AlertSeverity.P1,
                        "exchange API failing",
                        "The exchange has not answered for 300000 ms.",
                        run.nowMs));
        assertThat(pass(25 * 60_000))
                .singleElement()
                .isInstanceOfSatisfying(
                        RiskOutput.Alerted.class,
                        alert -> assertThat(alert.severity()).isEqualTo(AlertSeverity.P0));

        run.on(new RiskInput.ExchangeReported(true, run.nowMs));

        assertThat(run.state().halts().halts()).isEmpty();
    }

    @Test
    void afterARestartSizesGrowFromAQuarterToTheWhole() {
        RiskRun alone = RiskRun.holdingOneBtc().restartingBetweenInputs();
        alone.fallTo(20);
        alone.passHours(72);
        alone.fallTo(20);
        alone.resume("alice");
        assertThat(scales(alone.resume("bob"))).containsExactly(dec("0.25"));

        assertThat(scales(alone.fallTo(20))).isEmpty();
        for (String size : List.of("0.5", "0.75", "1")) {
            alone.passHours(7 * 24);
            assertThat(scales(alone.fallTo(20))).containsExactly(dec(size));
        }
        alone.passHours(7 * 24);
        assertThat(scales(alone.fallTo(20))).isEmpty();
    }

    @Test
    void anOperatorPermitsTacticalAloneInsideTheBreakersHalt() {
        RiskRun halted = RiskRun.holdingOneBtc();
        halted.fallTo(25);
        halted.on(new RiskInput.ResumeAsked(new RiskScope.OfEngine(EngineId.TREND), "please", "alice"));
        assertThat(halted.state().halts().permits()).isEmpty();

        halted.on(new RiskInput.ResumeAsked(new RiskScope.OfEngine(EngineId.TACTICAL), "reviewed", "alice"));

        assertThat(halted.state().halts().halts()).containsKey(HaltRegister.BREAKER_KEY);
        assertThat(halted.state().halts().forbids(EngineId.TACTICAL, "TACTICAL", BTC, halted.nowMs))
                .isEmpty();
        assertThat(halted.state().halts().forbids(EngineId.CORE_HODL, "CORE-HODL", BTC, halted.nowMs))
                .isPresent();
    }

    @Test
    void configurationOfTooMuchLeverageIsRefused() {
        assertThatThrownBy(() -> limits("3.01"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxLeverage is 3.01: must be above 0 and not above 3");
    }

    @Test
    void configurationOfTooLargePositionsOfATierIsRefused() {
        assertThatThrownBy(() -> new TierLimits(dec("0.02"), dec("0.26"), dec("0.005")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxPositionFraction is 0.26");
    }

    @Test
    void configurationOfAnAlertAfterItsEscalationIsRefused() {
        assertThatThrownBy(() -> new FeedLimits(
                        Decimal.ZERO,
                        dec("0.01"),
                        Duration.ofMinutes(1),
                        false,
                        dec("0.05"),
                        Duration.ofMinutes(1),
                        dec("0.01"),
                        dec("3"),
                        dec("0.5"),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(60),
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("apiEscalate is PT5M: must be above apiAlert PT30M");
    }

    private static PortfolioLimits limits(String maxLeverage) {
        PortfolioLimits base = PortfolioLimits.defaults();
        return new PortfolioLimits(
                base.moreAccounts(),
                base.maxAssetFraction(),
                base.tierOneAssets(),
                base.tierTwoAssets(),
                base.maxSlippage(),
                base.tierTwo(),
                base.tierThree(),
                dec(maxLeverage),
                base.maxMarginRate(),
                base.maxHeat(),
                base.maxDirectionalPositions(),
                base.losses(),
                base.feeds(),
                base.badPrints(),
                base.correlation(),
                base.underperformance());
    }

    private static RiskRun holdingOneBtc(RiskParameters parameters) {
        RiskRun run = RiskRun.funded(parameters);
        run.hold("BTC", "1");
        run.balances("USDT", "60000");
        return run;
    }

    private static List<Decimal> scales(List<RiskOutput> outputs) {
        return RiskRun.actionsIn(outputs).stream()
                .filter(RiskAction.SizeScaled.class::isInstance)
                .map(action -> ((RiskAction.SizeScaled) action).multiplier())
                .toList();
    }

    private List<RiskOutput> pass(long ms) {
        run.nowMs += ms;
        return run.on(new RiskInput.TimePassed(run.nowMs));
    }

    private List<RiskOutput> tick(String price) {
        return run.on(new RiskInput.TickerChanged(
                new Ticker(BTC, run.nowMs, dec(price), null, null, null, null, null, 0, 0)));
    }

    private List<RiskOutput> book(String bid, String ask, String depth) {
        return run.on(new RiskInput.BookSeen(new BookView(BTC, dec(bid), dec(ask), dec(depth), dec(depth), run.nowMs)));
    }
}
