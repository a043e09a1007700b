package io.eternalengine.backtester.run;

import static io.eternalengine.backtester.Histories.BTC;
import static io.eternalengine.backtester.Histories.HOUR_MS;
import static io.eternalengine.backtester.Histories.START_MS;
import static io.eternalengine.backtester.Histories.candle;
import static io.eternalengine.backtester.Histories.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.backtester.Histories;
import io.eternalengine.backtester.market.MarketData;
import io.eternalengine.backtester.venue.FillAssumptions;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.engine.corehodl.CoreHodlEngine;
import io.eternalengine.engine.corehodl.CoreHodlParameters;
import io.eternalengine.risk.RiskParameters;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortfolioRunTest {
    private static final int HOURS = 24 * 40;

    @Test
    void aDecisionIsFilledAtTheNextOpenAndNotAtTheCloseThatDecided() {
        // given the capital comes with the close at 01:00, and the next candle opens 10 % higher
        MarketData data = Histories.data(List.of(Histories.series(
                BTC,
                List.of(
                        candle(BTC, 0, "100", "100", "100", "100"),
                        candle(BTC, 1, "110", "110", "110", "110"),
                        candle(BTC, 2, "110", "110", "110", "110")))));

        RunOutcome outcome = run(data, START_MS + HOUR_MS, List.of());

        // then
        Execution first = outcome.executions().getFirst();
        assertThat(first.executedAtMs()).isEqualTo(START_MS + HOUR_MS);
        assertThat(first.price().isAtLeast(dec("110"))).isTrue();
    }

    @Test
    void nothingIsTradedWhileWarmingUp() {
        long fromMs = START_MS + 24 * HOUR_MS;
        RunOutcome outcome = run(Histories.randomWalk(1, 72), fromMs, List.of());

        assertThat(outcome.executions()).isNotEmpty().allMatch(execution -> execution.executedAtMs() >= fromMs);
        assertThat(outcome.days().getFirst().timeMs()).isEqualTo(fromMs);
        assertThat(outcome.bars()).isEqualTo(144);
    }

    @Test
    void theSameHistoryGivesTheSameDecisions() {
        RunOutcome first = run(Histories.randomWalk(7, HOURS), START_MS, List.of());
        RunOutcome second = run(Histories.randomWalk(7, HOURS), START_MS, List.of());
        RunOutcome other = run(Histories.randomWalk(8, HOURS), START_MS, List.of());

        assertThat(second.decisionHash()).isEqualTo(first.decisionHash());
        assertThat(second.stateHashes()).isEqualTo(first.stateHashes());
        assertThat(other.decisionHash()).isNotEqualTo(first.decisionHash());
    }

    @Test
    void decisionsDoNotDependOnWhatComesLater() {
        MarketData data = Histories.randomWalk(3, HOURS);
        long cutMs = START_MS + 300 * HOUR_MS;

        RunOutcome whole = run(data, START_MS, List.of(cutMs));
        RunOutcome cut = run(data.knownAt(cutMs), START_MS, List.of(cutMs));

        assertThat(cut.checkpointHashes()).isEqualTo(whole.checkpointHashes());
        assertThat(cut.decisionHash()).isNotEqualTo(whole.decisionHash());
    }

    @Test
    void whoKnowsTheFutureIsFound() {
        MarketData data = Histories.randomWalk(3, HOURS);
        long cutMs = START_MS + 300 * HOUR_MS;

        RunOutcome whole =
                new PortfolioRun(data, settings(START_MS), List.of(seer(data))).run(List.of(cutMs), ignored -> {});
        MarketData known = data.knownAt(cutMs);
        RunOutcome cut =
                new PortfolioRun(known, settings(START_MS), List.of(seer(known))).run(List.of(cutMs), ignored -> {});

        assertThat(cut.checkpointHashes()).isNotEqualTo(whole.checkpointHashes());
    }

    private static EngineSeat seer(MarketData data) {
        return new EngineSeat("CORE-HODL", dec("0.60"), new Seer(data.series().getFirst()));
    }

    private static RunOutcome run(MarketData data, long fromMs, List<Long> checkpointsMs) {
        var engine = new CoreHodlEngine(CoreHodlParameters.defaults());
        return new PortfolioRun(data, settings(fromMs), List.of(new EngineSeat("CORE-HODL", dec("0.60"), engine)))
                .run(checkpointsMs, ignored -> {});
    }

    private static RunSettings settings(long fromMs) {
        return new RunSettings(
                fromMs,
                dec("50000"),
                RiskParameters.defaults().withoutBooks(),
                FillAssumptions.defaults(),
                ApprovalPolicy.AT_ONCE);
    }
}
