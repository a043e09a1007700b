package io.eternalengine.backtester.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.backtester.Backtest;
import io.eternalengine.backtester.BacktestRequest;
import io.eternalengine.backtester.BacktestResult;
import io.eternalengine.backtester.FolderOfTrends;
import io.eternalengine.backtester.ParameterSet;
import io.eternalengine.backtester.metrics.RoundTrip;
import io.eternalengine.backtester.metrics.Trade;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScreenTrialTest {
    private static final LocalDate FROM = LocalDate.parse("2024-02-10");
    private static final LocalDate TO = LocalDate.parse("2024-07-01");
    private static final String ACCOUNT = "TREND-2";
    private static final List<Axis> AXES = List.of(
            Axis.parse("eternal.trend-2.bar=2H,4H"),
            Axis.parse("eternal.trend-2.fast-sma-period=5,10"),
            Axis.parse("eternal.trend-2.slow-sma-period=20,40"),
            Axis.parse("eternal.trend-2.entry-adx-min=15,25"),
            Axis.parse("eternal.trend-2.trailing-stop-atr-multiple=2,3"),
            Axis.parse("eternal.trend-2.shorts=true,false"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Without impact, funding and breaker, what differs by design is only the size of trades. */
    private static final Map<String, String> SAME_ASSUMPTIONS = Map.of(
            "eternal.backtest.impact-coefficient", "0",
            "eternal.trend-2.max-funding-cost-fraction", "1",
            "eternal.allocation.trend-1", "0.05",
            "eternal.allocation.trend-2", "0.15");

    @Test
    void winnersMakeTheSameTradesInTheWholeBacktester() throws IOException, InterruptedException {
        Backtest backtest = prepared();
        var trial = new ScreenTrial(backtest, FROM, TO, ACCOUNT);
        List<SweepRow> winners = Sweep.best(new Sweep(trial, 2).run(new Grid(AXES).all(), null, done -> {}))
                .subList(0, 5);

        for (SweepRow winner : winners) {
            BacktestResult result = backtest.variant(FROM, TO, winner.changes()).run(ignored -> {});
            List<String> full = result.trades().stream()
                    .filter(trade -> trade.account().equals(ACCOUNT))
                    .map(ScreenTrialTest::text)
                    .sorted()
                    .toList();
            List<String> fast = trial.trades(winner.changes()).stream()
                    .map(ScreenTrialTest::text)
                    .sorted()
                    .toList();

            assertThat(fast).as("%s", winner.changes()).hasSizeGreaterThan(10).isEqualTo(full);
        }
    }

    @Test
    void confirmationCountsTheTradesThatAreTheSame() throws IOException {
        Backtest backtest = prepared();
        var trial = new ScreenTrial(backtest, FROM, TO, ACCOUNT);
        SortedMap<String, String> changes = new Grid(AXES).all().getFirst();
        SweepRow row = trial.run(trial.key(changes), changes);

        Confirmation found = Confirmation.of(backtest, FROM, TO, ACCOUNT, trial, row);

        assertThat(found.sameTrades()).isEqualTo(found.fastTrades()).isEqualTo(row.trades());
        assertThat(found.full().trades()).isEqualTo(row.trades());
        assertThat(found.full().totalReturn()).isNotEqualTo(row.totalReturn());
    }

    @Test
    void knowsWhichAxesItCanTry() {
        assertThat(ScreenTrial.accountOf(AXES)).contains(ACCOUNT);
        assertThat(ScreenTrial.accountOf(List.of(Axis.parse("eternal.trend-1.bar=4H,8H"))))
                .contains("TREND-1");
        assertThat(ScreenTrial.accountOf(List.of(Axis.parse("eternal.trend-1.risk-per-trade-fraction=0.01"))))
                .isEmpty();
        assertThat(ScreenTrial.accountOf(
                        List.of(Axis.parse("eternal.trend-1.bar=4H"), Axis.parse("eternal.trend-2.bar=4H"))))
                .isEmpty();
    }

    private Backtest prepared() throws IOException {
        FolderOfTrends.write(folder, 3, 24 * 180);
        return Backtest.prepare(new BacktestRequest(
                folder,
                FROM,
                TO,
                Decimal.of(1_000_000),
                EnumSet.of(EngineId.TREND),
                ParameterSet.of(new TreeMap<>(SAME_ASSUMPTIONS))));
    }

    private static String text(ScreenedTrade trade) {
        return trade.instrument() + " " + trade.enteredMs() + " " + trade.entryPrice() + " " + trade.exitedMs() + " "
                + trade.exitPrice() + " " + trade.direction();
    }

    private static String text(Trade trade) {
        RoundTrip part = trade.parts().getFirst();
        long hour = 3_600_000L;
        return part.instrument() + " " + trade.enteredMs() + " "
                + part.entryValue().dividedBy(part.quantity(), 8, java.math.RoundingMode.HALF_EVEN) + " "
                + trade.exitedMs() / hour * hour + " "
                + part.exitValue().dividedBy(part.quantity(), 8, java.math.RoundingMode.HALF_EVEN) + " "
                + (part.side() == io.eternalengine.domain.model.Side.BUY ? "LONG" : "SHORT");
    }
}
