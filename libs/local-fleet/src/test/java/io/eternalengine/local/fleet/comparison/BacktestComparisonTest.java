package io.eternalengine.local.fleet.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.backtester.BacktestRequest;
import io.eternalengine.backtester.ParameterSet;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Side;
import io.eternalengine.engine.SharedRule;
import io.eternalengine.engine.trend.TrendRule;
import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.schemas.v1.RiskVerdict;
import io.eternalengine.schemas.v1.VerdictOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What differs between the trades of the fleet and of the backtest, and why. */
class BacktestComparisonTest {
    private static final long HOUR_MS = Duration.ofHours(1).toMillis();
    private static final String ACCOUNT = "TREND-1";

    private final BacktestComparison comparison = new BacktestComparison(new BacktestRequest(
            Path.of("nowhere"),
            LocalDate.EPOCH,
            LocalDate.EPOCH.plusDays(5),
            Decimal.of(50_000),
            BacktestRequest.knownEngines(),
            ParameterSet.defaults()));
    private final BacktestComparison.Reasons ofTheBacktest = new BacktestComparison.Reasons();

    @Test
    void tradesOfOneHourWithinAHundredthOfTheirSizeAreTheSame() {
        var figures = compared(List.of(bought("l", HOUR_MS, "1.01")), List.of(bought("b", HOUR_MS + 1_000, "1")));

        assertThat(figures.inBoth()).isEqualTo(1);
        assertThat(figures.atTheSameTime()).isEqualTo(1);
        assertThat(figures.ofTheSameSize()).isEqualTo(1);
        assertThat(figures.causes()).isEmpty();
        assertThat(figures.differences()).isEmpty();
    }

    @Test
    void moreThanAHundredthIsAnotherSize() {
        var figures = compared(List.of(bought("l", HOUR_MS, "1.0101")), List.of(bought("b", HOUR_MS, "1")));

        assertThat(figures.atTheSameTime()).isEqualTo(1);
        assertThat(figures.ofTheSameSize()).isZero();
        assertThat(figures.causes()).isEqualTo(Map.of("another size", 1));
        assertThat(figures.differences())
                .containsExactly("1970-01-01T01:00:00Z TREND-1 buy BTCUSDT:linear of 1, live of 1.0101 (another size)");
    }

    @Test
    void theRuleOfRiskThatRejectedComesBeforeTheRuleOfTheDecision() {
        comparison.observe(decision(HOUR_MS, "entered"));
        comparison.observe(RiskVerdict.newBuilder()
                .setAccount(ACCOUNT)
                .setDecidedAtMs(HOUR_MS)
                .setOutcome(VerdictOutcome.VERDICT_OUTCOME_REJECTED)
                .setRule("stale-epoch")
                .build());

        var figures = compared(List.of(bought("l", 3 * HOUR_MS, "1")), List.of(bought("b", HOUR_MS, "1")));

        assertThat(figures.inBoth()).isEqualTo(1);
        assertThat(figures.atTheSameTime()).isZero();
        assertThat(figures.causes()).isEqualTo(Map.of("live: risk stale-epoch", 1));
    }

    @Test
    void whatOnlyTheBacktestTradedIsExplainedByTheFleetsLastDecisionThatExplainsAnything() {
        comparison.observe(decision(HOUR_MS, SharedRule.HELD_BACK.text()));
        comparison.observe(decision(HOUR_MS + 1, SharedRule.NOTHING_DUE.text()));
        comparison.observe(decision(HOUR_MS + 2, TrendRule.WITHIN_BAR.text()));

        var figures = compared(List.of(), List.of(bought("b", HOUR_MS + 3, "1")));

        assertThat(figures.backtestOnly()).isEqualTo(1);
        assertThat(figures.causes()).isEqualTo(Map.of("live: held-back", 1));
    }

    @Test
    void whatOnlyTheFleetTradedIsExplainedByTheBacktest() {
        ofTheBacktest.rejected(ACCOUNT, HOUR_MS, "portfolio-heat");

        var figures = compared(List.of(bought("l", HOUR_MS, "1"), bought("m", 50 * HOUR_MS, "1")), List.of());

        assertThat(figures.liveOnly()).isEqualTo(2);
        assertThat(figures.causes())
                .isEqualTo(Map.of("backtest: risk portfolio-heat", 1, "backtest: decided otherwise", 1));
        assertThat(figures.differences()).hasSize(2).isSorted();
    }

    private BacktestComparison.Figures compared(List<Execution> live, List<Execution> backtest) {
        return comparison.figures(TradePairs.of(IntentTrade.of(live), IntentTrade.of(backtest)), ofTheBacktest);
    }

    private static DecisionRecorded decision(long atMs, String rule) {
        return DecisionRecorded.newBuilder()
                .setAccount(ACCOUNT)
                .setEventTimeMs(atMs)
                .setRule(rule)
                .build();
    }

    private static Execution bought(String intentId, long atMs, String quantity) {
        Decimal amount = Decimal.of(quantity);
        return new Execution(
                "e-" + intentId,
                intentId,
                ACCOUNT,
                InstrumentId.linear("BTCUSDT"),
                Side.BUY,
                Decimal.of(100),
                amount,
                amount.times(Decimal.of(100)),
                Decimal.ZERO,
                "USDT",
                atMs);
    }
}
