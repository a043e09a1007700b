package io.eternalengine.backtester.sensitivity;

import io.eternalengine.backtester.Backtest;
import io.eternalengine.backtester.BacktestRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** Runs a backtest again from later days to the same end: one start is one draw. */
public final class StartDates {
    /** A shorter stretch says more about a season than about the portfolio. */
    private static final int LEAST_DAYS = 365;

    private StartDates() {}

    /** The first day of a range, and every so many months later one with at least a year to its end. */
    public static List<LocalDate> of(LocalDate from, LocalDate to, int everyMonths) {
        List<LocalDate> starts = new ArrayList<>(List.of(from));
        LocalDate start = from.plusMonths(everyMonths);
        while (!start.plusDays(LEAST_DAYS).isAfter(to)) {
            starts.add(start);
            start = from.plusMonths((long) everyMonths * starts.size());
        }
        return List.copyOf(starts);
    }

    /** @param progress receives how many runs are done */
    public static List<StartDateRow> run(Backtest backtest, List<LocalDate> starts, IntConsumer progress) {
        BacktestRequest request = backtest.request();
        List<StartDateRow> rows = new ArrayList<>();
        for (LocalDate start : starts) {
            rows.add(StartDateRow.of(
                    backtest.variant(start, request.to(), Map.of()).run(ignored -> {})));
            progress.accept(rows.size());
        }
        return List.copyOf(rows);
    }
}
