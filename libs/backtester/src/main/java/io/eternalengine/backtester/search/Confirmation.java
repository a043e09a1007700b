package io.eternalengine.backtester.search;

import io.eternalengine.backtester.Backtest;
import io.eternalengine.backtester.BacktestResult;
import io.eternalengine.backtester.metrics.Trade;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Side;
import io.eternalengine.engine.trend.Direction;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A winner of a fast sweep in the whole backtester, with sizes, risk, impact and funding.
 *
 * @param fast its row in the sweep
 * @param full what the account came to in the backtester
 * @param fastTrades that the sweep saw
 * @param sameTrades of them that the backtester made, too: entered and left at the same candles
 */
public record Confirmation(SweepRow fast, SweepRow full, int fastTrades, int sameTrades) {
    private static final long HOUR_MS = 3_600_000L;

    /** Where a trade was entered and left. */
    private record Place(InstrumentId instrument, Direction direction, long enteredMs, long exitCandleMs) {}

    /** Runs the combination of a row again. */
    public static Confirmation of(
            Backtest backtest, LocalDate from, LocalDate to, String account, ScreenTrial trial, SweepRow row) {
        BacktestResult result = backtest.variant(from, to, row.changes()).run(ignored -> {});
        Set<Place> made = new HashSet<>();
        result.trades().stream()
                .filter(trade -> trade.account().equals(account))
                .forEach(trade -> made.add(place(trade)));
        List<ScreenedTrade> fast = trial.trades(row.changes());
        int same = (int) fast.stream()
                .map(trade -> new Place(trade.instrument(), trade.direction(), trade.enteredMs(), trade.exitedMs()))
                .filter(made::contains)
                .count();
        SweepRow full = SweepRow.of(
                row.key(),
                row.changes(),
                Objects.requireNonNull(result.engines().get(account), account),
                result.hashes().decisions());
        return new Confirmation(row, full, fast.size(), same);
    }

    private static Place place(Trade trade) {
        var first = trade.parts().getFirst();
        return new Place(
                first.instrument(),
                first.side() == Side.BUY ? Direction.LONG : Direction.SHORT,
                trade.enteredMs(),
                Math.floorDiv(trade.exitedMs(), HOUR_MS) * HOUR_MS);
    }
}
