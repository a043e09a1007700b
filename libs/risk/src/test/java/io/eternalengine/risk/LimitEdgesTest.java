package io.eternalengine.risk;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.DAY_MS;
import static io.eternalengine.domain.Markets.ETH;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Limits at their edges: the last moment of a window, a week of small losses, an order beside another. */
class LimitEdgesTest {
    private static final long SEED = 7;

    @Test
    void anApprovalOfExactlyItsWindowCounts() {
        RiskRun run = RiskRun.holdingOneBtc();
        run.fallTo(20);
        run.passHours(71);
        run.fallTo(20);
        run.resume("alice");
        run.passHours(23);
        run.fallTo(20);

        run.resume("bob");

        assertThat(run.state().breaker().level()).isEqualTo(BreakerLevel.NORMAL);
    }

    @Test
    void sizesGrowExactlyWhenTheStepIsOver() {
        RiskRun run = RiskRun.holdingOneBtc();
        run.fallTo(20);
        run.passHours(72);
        run.fallTo(20);
        run.resume("alice");
        run.resume("bob");
        run.passHours(7 * 24 - 1);

        run.fallTo(20);

        assertThat(run.state().surveillance().restart().size()).isEqualTo(dec("0.5"));
    }

    @Test
    void aWeekOfSmallLossesAddsUp() {
        RiskRun run = RiskRun.funded(RiskParameters.defaults().withoutBooks());
        run.hold("BTC", "1");
        run.balances("USDT", "60000");
        assertThat(fall(run, "38200")).isEmpty();
        assertThat(fall(run, "36600")).isEmpty();

        assertThat(fall(run, "34900")).singleElement().isInstanceOfSatisfying(RiskAction.EntriesPaused.class, pause -> {
            assertThat(pause.reason()).isEqualTo("weekly loss");
            // 2024-01-15, the Monday after.
            assertThat(pause.untilMs()).isEqualTo(Markets.START_MS + 5 * DAY_MS);
        });
    }

    @Test
    void aDailyLossStopsEntriesOnTheDayOnWhichAWeeksLossDid() {
        RiskRun run = RiskRun.holdingOneBtc(RiskParameters.defaults().withoutBooks());
        fall(run, "38200");
        fall(run, "36600");
        fall(run, "34900");
        run.passHours(1);

        assertThat(RiskRun.actionsIn(run.candles("34500", "2000")))
                .singleElement()
                .isInstanceOfSatisfying(
                        RiskAction.EntriesPaused.class,
                        pause -> assertThat(pause.reason()).isEqualTo("daily loss"));
    }

    @Test
    void aWeeklyLossStopsOnceAWeekAndAgainInTheNext() {
        RiskRun run = RiskRun.holdingOneBtc(weekly());
        assertThat(RiskRun.actionsIn(run.fallTo(5))).hasSize(1);
        assertThat(RiskRun.actionsIn(run.fallTo(6))).isEmpty();
        run.passHours(7 * 24);
        assertThat(RiskRun.actionsIn(run.fallTo(6))).isEmpty();

        assertThat(RiskRun.actionsIn(run.fallTo(9))).isEmpty();
        assertThat(RiskRun.actionsIn(run.fallTo(11)).getLast())
                .isInstanceOfSatisfying(
                        RiskAction.EntriesPaused.class,
                        pause -> assertThat(pause.reason()).isEqualTo("weekly loss"));
    }

    /** Limits of a week's loss alone. */
    private static RiskParameters weekly() {
        RiskParameters base = RiskRun.breakerAlone();
        LossLimits losses = LossLimits.defaults();
        return base.with(base.limits()
                .with(new LossLimits(Decimal.ONE, losses.weekly(), losses.restartStep(), losses.restartGrowth())));
    }

    private static List<RiskAction> fall(RiskRun run, String btc) {
        run.nowMs += DAY_MS;
        return RiskRun.actionsIn(run.candles(btc, "2000"));
    }

    @Test
    void aSaleOfOneCoinLeavesAnotherToBeSold() {
        RiskRun run = RiskRun.holdingOneBtc();
        run.balances("ETH", "1");
        assertThat(run.ruleOn(run.sell("1").instrument(ETH).reference("2000").make()))
                .isEqualTo("approved");
        assertThat(run.ruleOn(run.buy("1000").make())).isEqualTo("approved");

        assertThat(run.ruleOn(run.sell("1").make())).isEqualTo("approved");
    }

    @Test
    void theLastUnitIsGoneWhenAllMoneyIs() {
        var run = new RiskRun(RiskRun.breakerAlone());
        run.on(new RiskInput.InstrumentDescribed(Markets.btc()));
        run.on(new RiskInput.CandleClosed(Markets.candle(BTC, run.nowMs, dec("40000"))));
        run.deposit("3");
        run.balances("USDT", "2");

        run.deposit("-2");

        assertThat(run.state().nav().units()).isEqualTo(Decimal.ZERO);
    }

    @Test
    void aCoinThatNoMarketTradesDoesNotStopTheValuation() {
        RiskRun run = RiskRun.holdingOneBtc();
        run.balances("XYZ", "5");

        run.fallTo(10);

        assertThat(run.state().nav().unitValue()).isEqualTo(dec("0.9"));
    }

    @Test
    void correlationIsTheMeanOverAllPairs() {
        RiskRun run = RiskRun.funded();
        InstrumentId sol = InstrumentId.spot("SOLUSDT");
        run.on(new RiskInput.InstrumentDescribed(new Instrument(
                sol, "SOL", "USDT", dec("0.01"), dec("0.01"), dec("0.01"), dec("1000"), dec("5"), dec("0.01"))));
        var random = new Random(SEED);
        for (int day = 0; day < 32; day++) {
            run.nowMs += DAY_MS;
            Decimal factor = Decimal.of(random.nextInt(900, 1_100)).times(dec("0.001"));
            run.candles(
                    dec("40000").times(factor).toString(),
                    dec("2000").times(factor).toString());
            run.on(new RiskInput.CandleClosed(
                    Markets.candle(sol, run.nowMs, dec("100").times(factor))));
        }

        assertThat(run.state().daily().correlations().figures().getLast().toDouble())
                .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
    }

    /** Whatever correlation comes out, risk says its name, and stops what this name stops when it is unusual. */
    @Test
    void correlationStopsWhatItsLevelSaysUntilTheNextDay() {
        RiskRun run = RiskRun.funded();
        var random = new Random(SEED);
        var subjects = new ArrayList<String>();
        for (int day = 0; day < 260; day++) {
            run.nowMs += DAY_MS;
            int together = day < 125 ? 30 : 90;
            int one = random.nextInt(-20, 21);
            int other = random.nextInt(100) < together ? one : random.nextInt(-20, 21);
            List<RiskOutput> outputs = run.candles(price("40000", one), price("2000", other));
            outputs.stream()
                    .filter(RiskOutput.Alerted.class::isInstance)
                    .map(RiskOutput.Alerted.class::cast)
                    .filter(alert -> alert.subject().startsWith("correlation"))
                    .forEach(alert -> {
                        subjects.add(alert.subject() + " " + alert.severity());
                        checkAlert(run, alert, RiskRun.actionsIn(outputs));
                    });
        }

        assertThat(subjects)
                .contains(
                        "correlation watch P3",
                        "correlation crisis P3",
                        "correlation crisis P1",
                        "correlation emergency P3",
                        "correlation emergency P1");
    }

    private static void checkAlert(RiskRun run, RiskOutput.Alerted alert, List<RiskAction> actions) {
        Decimal correlation = run.state().daily().correlations().figures().getLast();
        boolean crisis = correlation.isAtLeast(dec("0.75"));
        boolean emergency = correlation.isAtLeast(dec("0.90"));
        boolean unusual = alert.severity() == AlertSeverity.P1;
        assertThat(alert.subject()).isEqualTo("correlation " + (emergency ? "emergency" : crisis ? "crisis" : "watch"));
        assertThat(alert.text()).endsWith(unusual ? ", unusual for 90 days." : ", not unusual: nothing is stopped.");
        if (unusual && crisis) {
            RiskScope scope = emergency ? RiskScope.ALL : new RiskScope.OfEngine(EngineId.TREND);
            assertThat(actions)
                    .containsExactly(new RiskAction.EntriesPaused(scope, run.nowMs + DAY_MS, alert.subject()));
        } else {
            assertThat(actions).isEmpty();
        }
    }

    private static String price(String base, int perMille) {
        return dec(base).times(Decimal.of(1_000 + perMille).times(dec("0.001"))).toString();
    }
}
