package io.eternalengine.backtester;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.backtester.market.MarketData;
import io.eternalengine.backtester.metrics.Trade;
import io.eternalengine.backtester.metrics.TradeForm;
import io.eternalengine.backtester.run.DayEnd;
import io.eternalengine.backtester.run.EngineSeat;
import io.eternalengine.backtester.run.RunOutcome;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.orchestration.TransferPurpose;
import io.eternalengine.risk.BreakerTransition;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * What only a backtest can break, over random markets: its books, the moment at which it fills, and the trades that it
 * reports. What engines and risk promise each other under partial fills, rejections and races is watched by the simulation of
 * {@code libs/simulation}. {@code -Dportfolio.seeds=N} runs more of them.
 */
class PortfolioSimulationTest {
    private static final long SEEDS = Long.getLong("portfolio.seeds", 200);
    private static final int HOURS = 24 * 10;

    private final Set<Integer> levels = new TreeSet<>();
    private final Set<String> traders = new TreeSet<>();
    private final Set<TransferPurpose> purposes = EnumSet.noneOf(TransferPurpose.class);
    private final Set<TradeForm> closedForms = EnumSet.noneOf(TradeForm.class);
    private int filledAtTheOpen;
    private int filledInside;
    private int carries;

    @Test
    void booksFillsAndTradesAreRightOnEverySeed() {
        eachSeed(SEEDS, this::lookInto);

        // The markets asked everything of it.
        assertThat(levels).contains(0, 1, 2, 3, 4);
        assertThat(traders).containsExactly("CORE-HODL", "FUNDING", "TACTICAL", "TREND-1", "TREND-2");
        assertThat(purposes).contains(TransferPurpose.CONTRIBUTION, TransferPurpose.FUNDING_PROFIT);
        assertThat(closedForms).containsExactlyInAnyOrder(TradeForm.values());
        assertThat(filledAtTheOpen).isPositive();
        assertThat(filledInside).isPositive();
        assertThat(carries).isPositive();
    }

    private void lookInto(long seed) {
        MarketData data = RandomMarkets.of(seed, HOURS);
        List<EngineSeat> seats = RandomPortfolio.quickSeats();
        var nextBar = new NextBarWatch(data);
        var secondLeg = new SecondLegWatch();
        RunOutcome outcome = RandomPortfolio.of(seed, data, seats)
                .watchedBy((input, after) -> {
                    nextBar.riskDecided(input, after);
                    secondLeg.riskDecided(input, after);
                })
                .run(List.of(), ignored -> {});

        assertThat(outcome.conservation().difference()).isEqualTo(Decimal.ZERO);
        assertThat(outcome.unbalancedDays()).isEmpty();
        Decimal bySeats = outcome.days().getLast().seats().stream()
                .map(DayEnd.Worth::equity)
                .reduce(outcome.books().account("MASTER").cash(), Decimal::plus);
        assertThat(bySeats).as("what risk believes").isEqualTo(outcome.risk().equity());

        TradeSums.checked(data, seats, outcome).closed().stream()
                .map(Trade::form)
                .forEach(closedForms::add);
        outcome.risk().transitions().stream().map(BreakerTransition::level).forEach(levels::add);
        outcome.executions().forEach(execution -> traders.add(execution.account()));
        outcome.transfers().forEach(transfer -> purposes.add(transfer.purpose()));
        filledAtTheOpen += nextBar.atTheOpen;
        filledInside += nextBar.inside;
        carries += secondLeg.carries;
    }

    @Test
    void aRestartAnywhereChangesNothing() {
        eachSeed(Math.max(10, SEEDS / 10), seed -> {
            MarketData data = RandomMarkets.of(seed, HOURS);
            RunOutcome whole =
                    RandomPortfolio.of(seed, data, RandomPortfolio.quickSeats()).run(List.of(), ignored -> {});
            RunOutcome restarted = RandomPortfolio.of(seed, data, RandomPortfolio.quickSeats())
                    .restartingEvery(3 + Math.toIntExact(seed % 11))
                    .run(List.of(), ignored -> {});

            assertThat(restarted.decisionHash()).isEqualTo(whole.decisionHash());
            assertThat(restarted.stateHashes()).isEqualTo(whole.stateHashes());
        });
    }

    private static void eachSeed(long seeds, LongConsumer test) {
        LongStream.rangeClosed(1, seeds).forEach(seed -> {
            try {
                test.accept(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        });
    }
}
