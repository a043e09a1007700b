package io.eternalengine.backtester;

import static io.eternalengine.backtester.Histories.START_MS;
import static io.eternalengine.backtester.Histories.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.backtester.market.MarketData;
import io.eternalengine.backtester.metrics.Trade;
import io.eternalengine.backtester.metrics.TradeForm;
import io.eternalengine.backtester.run.DayEnd;
import io.eternalengine.backtester.run.EngineSeat;
import io.eternalengine.backtester.run.Operators;
import io.eternalengine.backtester.run.PortfolioRun;
import io.eternalengine.backtester.run.RunOutcome;
import io.eternalengine.backtester.run.RunSettings;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.orchestration.TransferPurpose;
import io.eternalengine.core.risk.BreakerTransition;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * What only a backtest can break, over random markets: its books, the moment at which it fills, and the trades that it
 * reports. What engines and risk promise each other under partial fills, rejections and races is watched by the simulation of
 * the trading core. {@code -Dportfolio.seeds=N} runs more of them.
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
        List<EngineSeat<?>> seats = seats();
        var nextBar = new NextBarWatch(data);
        var secondLeg = new SecondLegWatch();
        RunOutcome outcome = run(seed, data, seats)
                .watchedBy((before, input, after, outputs) -> {
                    nextBar.riskDecided(before, input, after, outputs);
                    secondLeg.riskDecided(before, input, after, outputs);
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
            RunOutcome whole = run(seed, data, seats()).run(List.of(), ignored -> {});
            RunOutcome restarted = run(seed, data, seats())
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

    private static List<EngineSeat<?>> seats() {
        return EngineLineup.of(quick(), EnumSet.allOf(EngineId.class));
    }

    private static PortfolioRun run(long seed, MarketData data, List<EngineSeat<?>> seats) {
        ParameterSet parameters = quick();
        var settings = new RunSettings(
                START_MS + Histories.DAY_MS,
                dec("100000"),
                RiskSettings.of(parameters),
                BacktestSettings.fills(parameters),
                seed % 2 == 0 ? Operators.APPROVE : Operators.ABSENT);
        return new PortfolioRun(data, settings, seats);
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
        given.put("eternal.tactical.take-profit", "0.05");
        return ParameterSet.of(given);
    }
}
