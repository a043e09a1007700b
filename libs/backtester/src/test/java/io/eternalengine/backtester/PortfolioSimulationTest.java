package io.eternalengine.backtester;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.backtester.run.DayEnd;
import io.eternalengine.backtester.run.RunOutcome;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.orchestration.TransferPurpose;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
            RunOutcome outcome =
                    RandomPortfolio.of(seed, HOURS).watchedBy(watch).run(List.of(), ignored -> {});

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
            RunOutcome whole = RandomPortfolio.of(seed, HOURS).run(List.of(), ignored -> {});
            RunOutcome restarted = RandomPortfolio.of(seed, HOURS)
                    .restartingEvery(3 + Math.toIntExact(seed % 11))
                    .run(List.of(), ignored -> {});

            assertThat(restarted.decisionHash()).as("seed %d", seed).isEqualTo(whole.decisionHash());
            assertThat(restarted.stateHashes()).as("seed %d", seed).isEqualTo(whole.stateHashes());
        });
    }
}
