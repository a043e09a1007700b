package io.eternalengine.risk;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.DAY_MS;
import static io.eternalengine.domain.Markets.ETH;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.accounting.SpotBalances;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is looked at once a day: correlation and underperformance. */
class DailyRulesTest {
    private static final long SEED = 20_261_123;

    private final RiskRun run = RiskRun.funded().restartingBetweenInputs();
    private final Random random = new Random(SEED);
    private Decimal btc = dec("40000");
    private Decimal eth = dec("2000");

    @Test
    void highCorrelationThatIsUsualAlertsOnly() {
        List<RiskOutput> outputs = days(130, 100);

        assertThat(subjects(outputs)).contains("correlation emergency");
        assertThat(RiskRun.actionsIn(outputs)).isEmpty();
    }

    @Test
    void highCorrelationThatIsUnusualStopsEntriesForADay() {
        days(125, 0);

        List<RiskOutput> outputs = days(30, 100);

        assertThat(RiskRun.actionsIn(outputs))
                .contains(new RiskAction.EntriesPaused(
                        new RiskScope.OfEngine(EngineId.TREND), pausedUntil(outputs, 0), "correlation crisis"))
                .anySatisfy(action -> assertThat(action)
                        .isInstanceOfSatisfying(
                                RiskAction.EntriesPaused.class,
                                pause -> assertThat(pause.reason()).isEqualTo("correlation emergency")));
    }

    @Test
    void independentMarketsSayNothing() {
        assertThat(subjects(days(130, 0))).noneMatch(subject -> subject.startsWith("correlation"));
    }

    @Test
    void correlationIsAlertedWhenItsLevelChangesAndNotEveryDay() {
        // given three months in which both coins move alike
        var alerts = new ArrayList<String>();
        for (int day = 0; day < 90; day++) {
            alerts.addAll(correlationsIn(dayOf(day, day)));
        }
        assertThat(alerts).containsExactly("correlation emergency");

        // when they move apart
        alerts.clear();
        for (int day = 90; day < 150; day++) {
            alerts.addAll(correlationsIn(dayOf(day, 3 * day + 1)));
        }

        // then each level is alerted once on the way down
        assertThat(alerts).isNotEmpty().doesNotHaveDuplicates().last().isEqualTo("correlation none");
    }

    private static List<String> correlationsIn(List<RiskOutput> outputs) {
        return subjects(outputs).stream()
                .filter(subject -> subject.startsWith("correlation"))
                .toList();
    }

    private List<RiskOutput> dayOf(int btc, int eth) {
        run.nowMs += DAY_MS;
        return run.candles(
                dec("40000").plus(Decimal.of(btc % 7 * 10L)).toString(),
                dec("2000").plus(Decimal.of(eth % 7)).toString());
    }

    @Test
    void correlationWaitsForAllClosesOfADay() {
        days(40, 100);
        run.nowMs += DAY_MS;

        assertThat(run.on(new RiskInput.CandleClosed(Markets.candle(BTC, run.nowMs, dec("41000")))))
                .noneMatch(RiskOutput.Alerted.class::isInstance);
    }

    @Test
    void aMarketThatMissedADayIsNotCorrelated() {
        for (int day = 1; day <= 31; day++) {
            run.nowMs += DAY_MS;
            run.on(new RiskInput.CandleClosed(
                    Markets.candle(BTC, run.nowMs, dec("40000").plus(Decimal.of(day % 7)))));
            if (day != 16) {
                run.on(new RiskInput.CandleClosed(
                        Markets.candle(ETH, run.nowMs, dec("2000").plus(Decimal.of(day % 7)))));
            }
        }

        assertThat(run.state().daily().correlations().figures()).isEmpty();
    }

    @Test
    void aSharpeRatioBelowOneOverNinetyDaysOpensACaseOnce() {
        RiskRun holding = RiskRun.holdingOneBtc();
        var outputs = new ArrayList<RiskOutput>();
        for (int day = 0; day < 120; day++) {
            holding.nowMs += DAY_MS;
            outputs.addAll(holding.candles(day % 2 == 0 ? "40100" : "40000", "2000"));
            if (day < 89) {
                assertThat(subjects(outputs)).as("day %d", day).isEmpty();
            }
        }

        assertThat(subjects(outputs)).containsExactly("underperformance CORE-HODL");
        assertThat(holding.state().daily().engines())
                .hasEntrySatisfying(
                        EngineId.CORE_HODL,
                        record -> assertThat(record.caseOpen()).isTrue());
    }

    @Test
    void anEngineThatEarnsSteadilyHasNoCase() {
        RiskRun holding = RiskRun.holdingOneBtc();
        var outputs = new ArrayList<RiskOutput>();
        for (int day = 0; day < 120; day++) {
            holding.nowMs += DAY_MS;
            outputs.addAll(holding.candles(Integer.toString(40_000 + 100 * day + 30 * (day % 2)), "2000"));
        }

        assertThat(subjects(outputs)).isEmpty();
    }

    @Test
    void anEngineThatStoodStillForNinetyDaysHasACase() {
        for (int day = 0; day <= 90; day++) {
            run.nowMs += DAY_MS;
            run.candles("40000", "2000");
        }

        assertThat(run.state().daily().engines())
                .hasEntrySatisfying(
                        EngineId.CORE_HODL,
                        record -> assertThat(record.caseOpen()).isTrue());
    }

    @Test
    void correlationIsOfTheClosesAtMidnightAlone() {
        for (int hour = 0; hour < 33 * 24; hour++) {
            run.passHours(1);
            run.candles(
                    Integer.toString(40_000 + hour % 7 * 10 + hour / 24 % 5 * 100),
                    Integer.toString(2_000 + hour % 11));
        }

        // Thirty-three midnights and that of the beginning; the first thirty are waited for.
        assertThat(run.state().daily().correlations().figures()).hasSize(4);
    }

    @Test
    void theReturnOfEveryEngineIsNotedOnceADay() {
        for (String account : List.of("TREND-1", "FUNDING", "TACTICAL")) {
            run.on(new RiskInput.BooksChanged(new AccountBooks(
                    account, SpotBalances.EMPTY.plus("USDT", dec("1000")), dec("1000"), run.nowMs, true, "")));
        }
        for (int hour = 0; hour < 3 * 24; hour++) {
            run.passHours(1);
            run.candles("40000", "2000");
        }

        assertThat(run.state().daily().engines()).hasSize(4).allSatisfy((engine, record) -> {
            assertThat(record.returns().figures()).as("%s", engine).hasSize(3);
            assertThat(record.day()).isEqualTo(run.nowMs / DAY_MS);
        });
    }

    @Test
    void anEngineThatLostAllItsMoneyIsWatchedAnewOnceItHasSomeAgain() {
        // given
        fundingHas("1000", "1000");
        aDayPasses();
        fundingHas("0", "1000");
        aDayPasses();

        // when
        fundingHas("500", "1500");
        aDayPasses();
        aDayPasses();

        // then
        assertThat(run.state().daily().engines()).hasEntrySatisfying(EngineId.FUNDING, record -> {
            assertThat(record.equity()).isEqualTo(dec("500"));
            assertThat(record.returns().figures()).containsExactly(Decimal.ZERO);
        });
    }

    private void fundingHas(String cash, String netDeposits) {
        run.on(new RiskInput.BooksChanged(new AccountBooks(
                "FUNDING", SpotBalances.EMPTY.plus("USDT", dec(cash)), dec(netDeposits), run.nowMs, true, "")));
    }

    private void aDayPasses() {
        run.nowMs += DAY_MS;
        run.candles("40000", "2000");
    }

    @Test
    void closesAreWholeOnlyWithEveryDayOfTheWindow() {
        // given
        var missing = new CoinDays(2);
        var whole = new CoinDays(2);

        // when
        for (int day = 0; day <= 2; day++) {
            whole.close(Markets.START_MS + day * DAY_MS, dec("40000"));
            if (day != 1) {
                missing.close(Markets.START_MS + day * DAY_MS, dec("40000"));
            }
        }

        // then
        assertThat(whole.areWholeAt(Markets.START_MS + 2 * DAY_MS)).isTrue();
        assertThat(missing.areWholeAt(Markets.START_MS + 2 * DAY_MS)).isFalse();
    }

    @Test
    void sharpeRatioIsMeanOverDeviationOfAYear() {
        // Mean 0.01 and deviation 0.01: √365.
        assertThat(UnderperformanceRule.sharpe(new double[] {0, 0.01, 0.02}))
                .isCloseTo(Math.sqrt(365), org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void aCorrelationIsMeasuredInDeviationsFromItsMeanOnceThereAreNinety() {
        // given eighty-nine of 0.5 and one of 0.6: mean 0.5 + 0.1 / 90, deviation 0.1 / √90
        double[] correlations = new double[90];
        Arrays.fill(correlations, 0.5);
        correlations[89] = 0.6;

        // when
        double tooEarly = CorrelationRule.zScore(Arrays.copyOf(correlations, 89), 90);
        double score = CorrelationRule.zScore(correlations, 90);

        // then
        assertThat(tooEarly).isNaN();
        assertThat(score).isCloseTo(89 / Math.sqrt(90), org.assertj.core.data.Offset.offset(1e-6));
    }

    @ParameterizedTest(name = "a ratio of {0}")
    @CsvSource({"0.999, true", "1.001, false"})
    void aSharpeRatioCloseToOneIsJudgedExactly(double ratio, boolean hasACase) {
        // given returns of mean ± 0.02, whose deviation with divisor 89 is 0.02 · √(90/89)
        double mean = ratio * 0.02 * Math.sqrt(90.0 / 89) / Math.sqrt(365);
        double equity = 100_000;

        // when
        for (int day = 0; day <= 90; day++) {
            run.nowMs += DAY_MS;
            equity *= day == 0 ? 1 : 1 + mean + (day % 2 == 0 ? 0.02 : -0.02);
            var cash = SpotBalances.EMPTY.plus("USDT", Decimal.of(BigDecimal.valueOf(equity)));
            run.on(new RiskInput.BooksChanged(new AccountBooks("FUNDING", cash, dec("100000"), run.nowMs, true, "")));
            run.candles("40000", "2000");
        }

        // then
        assertThat(run.state().daily().engines())
                .hasEntrySatisfying(
                        EngineId.FUNDING,
                        record -> assertThat(record.caseOpen()).isEqualTo(hasACase));
    }

    @Test
    void theWindowsOfCorrelationAreThoseOfTheParameters() {
        PortfolioLimits base = PortfolioLimits.defaults();
        CorrelationLimits limits = base.correlation();
        RiskRun shorter = RiskRun.funded(RiskParameters.defaults()
                .with(with(
                        base,
                        new CorrelationLimits(limits.watch(), limits.crisis(), limits.emergency(), dec("-5"), 5, 3),
                        base.underperformance())));
        var outputs = new ArrayList<RiskOutput>();
        for (int day = 0; day < 8; day++) {
            shorter.nowMs += DAY_MS;
            btc = moved(btc, random.nextInt(-20, 21));
            outputs.addAll(shorter.candles(
                    btc.toString(),
                    btc.times(dec("0.05")).plus(Decimal.of(day % 2)).toString()));
        }

        // The closes of the beginning and of eight days: five changes on the fifth day, three correlations on the
        // seventh; the level is alerted when it is reached, and when it becomes unusual.
        assertThat(shorter.state().daily().correlations().figures()).hasSize(3);
        List<RiskOutput.Alerted> alerts = outputs.stream()
                .filter(RiskOutput.Alerted.class::isInstance)
                .map(RiskOutput.Alerted.class::cast)
                .filter(alert -> alert.subject().startsWith("correlation"))
                .toList();
        assertThat(alerts)
                .hasSize(2)
                .allSatisfy(alert -> assertThat(alert.text()).contains("over 5 days"));
        assertThat(alerts).extracting(RiskOutput.Alerted::severity).containsExactly(AlertSeverity.P3, AlertSeverity.P1);
        assertThat(alerts.getLast().text()).contains("unusual for 3 days");
    }

    @ParameterizedTest(name = "a window of {0} days after one of 5 days")
    @CsvSource({"4, 0", "5, 3", "6, 0"})
    void correlationsOverAnotherWindowAreForgottenAtTheRestart(int windowDays, int kept) {
        // given
        RiskRun before = RiskRun.funded(withCorrelation(5));
        for (int day = 0; day < 8; day++) {
            before.nowMs += DAY_MS;
            btc = moved(btc, random.nextInt(-20, 21));
            eth = moved(eth, random.nextInt(-20, 21));
            before.candles(btc.toString(), eth.toString());
        }
        assertThat(before.state().daily().correlations().figures()).hasSize(3);

        // when
        var after = new RiskRun(withCorrelation(windowDays));
        after.engine.restore(before.engine.snapshot());

        // then
        assertThat(after.state().daily().correlations().figures()).hasSize(kept);

        // and it stays so at the next restart
        after.engine.restore(after.engine.snapshot());
        assertThat(after.state().daily().correlations().figures()).hasSize(kept);
    }

    private static RiskParameters withCorrelation(int windowDays) {
        PortfolioLimits base = PortfolioLimits.defaults();
        CorrelationLimits limits = base.correlation();
        var correlation = new CorrelationLimits(
                limits.watch(), limits.crisis(), limits.emergency(), limits.minZScore(), windowDays, 3);
        return RiskParameters.defaults().with(with(base, correlation, base.underperformance()));
    }

    @Test
    void theSharpeRatioAndItsWindowAreThoseOfTheParameters() {
        PortfolioLimits base = PortfolioLimits.defaults();
        RiskRun shorter = RiskRun.funded(RiskParameters.defaults()
                .with(with(base, base.correlation(), new UnderperformanceLimits(dec("-1"), 4))));
        RiskRun stricter = RiskRun.funded(RiskParameters.defaults()
                .with(with(base, base.correlation(), new UnderperformanceLimits(dec("0.5"), 4))));
        var outputs = new ArrayList<RiskOutput>();
        for (int day = 0; day <= 4; day++) {
            shorter.nowMs += DAY_MS;
            stricter.nowMs += DAY_MS;
            assertThat(subjects(shorter.candles("40000", "2000"))).isEmpty();
            stricter.candles("40000", "2000").stream()
                    .filter(RiskOutput.Alerted.class::isInstance)
                    .forEach(outputs::add);
        }

        assertThat(alerts(outputs, "underperformance CORE-HODL"))
                .extracting(RiskOutput.Alerted::text)
                .containsExactly("Sharpe ratio over 4 days is below 0.5: investigate, reduce or retire.");
    }

    private static PortfolioLimits with(
            PortfolioLimits base, CorrelationLimits correlation, UnderperformanceLimits underperformance) {
        return new PortfolioLimits(
                base.moreAccounts(),
                base.maxAssetFraction(),
                base.tierOneAssets(),
                base.tierTwoAssets(),
                base.maxSlippage(),
                base.tierTwo(),
                base.tierThree(),
                base.maxLeverage(),
                base.maxMarginRate(),
                base.maxHeat(),
                base.maxDirectionalPositions(),
                base.losses(),
                base.feeds(),
                base.badPrints(),
                correlation,
                underperformance);
    }

    private static List<RiskOutput.Alerted> alerts(List<RiskOutput> outputs, String subject) {
        return outputs.stream()
                .filter(RiskOutput.Alerted.class::isInstance)
                .map(RiskOutput.Alerted.class::cast)
                .filter(alert -> alert.subject().equals(subject))
                .toList();
    }

    /** Days on which the second coin follows the first by so many percent, from the seed {@value #SEED}. */
    private List<RiskOutput> days(int days, int percentTogether) {
        var outputs = new ArrayList<RiskOutput>();
        for (int day = 0; day < days; day++) {
            run.nowMs += DAY_MS;
            int one = random.nextInt(-20, 21);
            int other = random.nextInt(100) < percentTogether ? one : random.nextInt(-20, 21);
            btc = moved(btc, one);
            eth = moved(eth, other);
            outputs.addAll(run.candles(btc.toString(), eth.toString()));
        }
        return outputs;
    }

    private static Decimal moved(Decimal price, int perMille) {
        return price.plus(price.times(Decimal.of(perMille)).times(dec("0.001"))).floorToStep(dec("0.01"));
    }

    private static long pausedUntil(List<RiskOutput> outputs, int index) {
        return ((RiskAction.EntriesPaused) RiskRun.actionsIn(outputs).get(index)).untilMs();
    }

    private static List<String> subjects(List<RiskOutput> outputs) {
        return outputs.stream()
                .filter(RiskOutput.Alerted.class::isInstance)
                .map(output -> ((RiskOutput.Alerted) output).subject())
                .toList();
    }
}
