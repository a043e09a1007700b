package io.eternalengine.cli.history.print;

import io.eternalengine.backtester.report.Figure;
import io.eternalengine.backtester.search.Confirmation;
import io.eternalengine.backtester.search.SweepRow;
import java.io.PrintWriter;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** The best rows of a sweep for people. */
public final class SweepPrinter {
    private final PrintWriter out;

    public SweepPrinter(PrintWriter out) {
        this.out = out;
    }

    public void print(List<SweepRow> rows) {
        heads();
        out.println("  parameters");
        for (SweepRow row : rows) {
            cells(row);
            out.println("  " + parameters(row.changes()));
        }
    }

    /** Winners of a fast sweep in the whole backtester. */
    public void confirm(List<Confirmation> confirmations) {
        out.printf("%n  The same in the whole backtester, with sizes, risk, impact and funding:%n");
        heads();
        out.printf("%14s  parameters%n", "same trades");
        for (Confirmation found : confirmations) {
            cells(found.full());
            out.printf(
                    "%14s  %s%n",
                    found.sameTrades() + " of " + found.fastTrades(),
                    parameters(found.full().changes()));
        }
    }

    private void heads() {
        out.printf("%n  %9s%12s%12s%12s%8s%10s", "Sharpe", "annual", "drawdown", "win rate", "trades", "factor");
    }

    private void cells(SweepRow row) {
        out.printf(
                "  %9s%12s%12s%12s%8d%10s",
                Figure.number(row.sharpe()),
                Figure.percent(row.annualReturn()),
                Figure.percent(row.maxDrawdown()),
                Figure.percent(row.winRate()),
                row.trades(),
                Figure.number(row.profitFactor()));
    }

    /** Without what all keys begin with. */
    private static String parameters(SortedMap<String, String> changes) {
        return changes.entrySet().stream()
                .map(change -> change.getKey().replaceFirst("^eternal\\.", "") + "=" + change.getValue())
                .collect(Collectors.joining(" "));
    }
}
