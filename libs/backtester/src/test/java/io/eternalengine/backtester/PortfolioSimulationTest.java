package io.eternalengine.backtester;

import static io.eternalengine.backtester.Histories.START_MS;
import static io.eternalengine.backtester.Histories.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.backtester.market.MarketData;
import io.eternalengine.backtester.run.DayEnd;
import io.eternalengine.backtester.run.Operators;
import io.eternalengine.backtester.run.PortfolioRun;
import io.eternalengine.backtester.run.RunOutcome;
import io.eternalengine.backtester.run.RunSettings;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.orchestration.TransferPurpose;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The whole portfolio against the real risk desk on random markets: {@code -Dportfolio.seeds=N} runs more of them. */
class PortfolioSimulationTest {
    private static final long SEEDS = Long.getLong("portfolio.seeds", 200);
    private static final long RESTARTED_SEEDS = Math.max(10, SEEDS / 10);
    private static final int HOURS = 24 * 10;

    @Test
    void holdsItsPromisesOnEverySeed() {
        int entries = 0;
        int exits = 0;
        int carries = 0;
        Set<Integer> levels = new TreeSet<>();
        Set<String> traders = new TreeSet<>();
        Set<TransferPurpose> purposes = EnumSet.noneOf(TransferPurpose.class);
        for (long seed = 1; seed <= SEEDS; seed++) {
            var watch = new PortfolioWatch(seed);
            RunOutcome outcome = run(seed, HOURS).watchedBy(watch).run(List.of(), ignored -> {});

            assertThat(outcome.conservation().difference()).as("seed %d", seed).isEqualTo(Decimal.ZERO);
            assertThat(outcome.unbalancedDays()).as("seed %d", seed).isEmpty();
            Decimal bySeats = outcome.days().getLast().seats().stream()
                    .map(DayEnd.Worth::equity)
                    .reduce(outcome.books().account("MASTER").cash(), Decimal::plus);
            assertThat(bySeats).as("seed %d", seed).isEqualTo(outcome.risk().equity());
            entries += watch.entries;
            exits += watch.exits;
            carries += watch.carries;
            outcome.risk().transitions().forEach(transition -> levels.add(transition.level()));
            outcome.executions().forEach(execution -> traders.add(execution.account()));
            outcome.transfers().forEach(transfer -> purposes.add(transfer.purpose()));
        }
        // The markets asked everything of it.
        assertThat(entries).isPositive();
        assertThat(exits).isPositive();
        assertThat(carries).isPositive();
        assertThat(levels).contains(0, 1, 2, 3, 4);
        assertThat(traders).containsExactly("CORE-HODL", "FUNDING", "TACTICAL", "TREND-1", "TREND-2");
        assertThat(purposes).contains(TransferPurpose.CONTRIBUTION, TransferPurpose.FUNDING_PROFIT);
    }

    @Test
    void aRestartAnywhereChangesNothing() {
        LongStream.rangeClosed(1, RESTARTED_SEEDS).forEach(seed -> {
            RunOutcome whole = run(seed, HOURS).run(List.of(), ignored -> {});
            RunOutcome restarted = run(seed, HOURS)
                    .restartingEvery(3 + Math.toIntExact(seed % 11))
                    .run(List.of(), ignored -> {});

            assertThat(restarted.decisionHash()).as("seed %d", seed).isEqualTo(whole.decisionHash());
            assertThat(restarted.stateHashes()).as("seed %d", seed).isEqualTo(whole.stateHashes());
        });
    }

    private static PortfolioRun run(long seed, int hours) {
        MarketData data = RandomMarkets.of(seed, hours);
        ParameterSet parameters = quick();
        var settings = new RunSettings(
                START_MS + 24 * Histories.HOUR_MS,
                dec("100000"),
                RiskSettings.of(parameters),
                BacktestSettings.fills(parameters),
                seed % 2 == 0 ? Operators.APPROVE : Operators.ABSENT);
        return new PortfolioRun(data, settings, EngineLineup.of(parameters, EnumSet.allOf(EngineId.class)));
    }

    /** Engines that find something to do within days. */
    private static ParameterSet quick() {
        Map<String, String> given = new TreeMap<>();
        for (String account : List.of("trend-1", "trend-2")) {
            String prefix = "eternal." + account + ".";
            given.put(prefix + "bar", account.equals("trend-1") ? "4H" : "2H");
            given.put(prefix + "fast-length", "2");
            given.put(prefix + "slow-length", "4");
            given.put(prefix + "direction-length", "2");
            given.put(prefix + "range-length", "3");
            given.put(prefix + "strong-adx", "15");
            given.put(prefix + "weak-adx", "10");
            given.put(prefix + "shorts", "true");
            given.put(prefix + "correlation-days", "3");
        }
        given.put("eternal.core-hodl.program-days", "2");
        given.put("eternal.tactical.fall", "0.15");
        given.put("eternal.tactical.between-deployments", "24H");
        return ParameterSet.of(given);
    }
}
