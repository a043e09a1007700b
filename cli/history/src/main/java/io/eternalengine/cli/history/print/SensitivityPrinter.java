package io.eternalengine.cli.history.print;

import io.eternalengine.backtester.report.Comparison;
import io.eternalengine.backtester.report.SensitivityTable;
import io.eternalengine.backtester.sensitivity.Sensitivity;
import java.io.PrintWriter;
import java.util.List;

/** The ranges that were asked for, for people. */
public final class SensitivityPrinter {
    private static final int NAME_WIDTH = 22;
    private static final int LEAST_COLUMN_WIDTH = 14;

    private final PrintWriter out;

    public SensitivityPrinter(PrintWriter out) {
        this.out = out;
    }

    /** Prints nothing where nothing was asked for. */
    public void print(Sensitivity sensitivity) {
        if (!sensitivity.approvalDelays().isEmpty()) {
            table("Approved after", SensitivityTable.APPROVAL_HEADS, SensitivityTable.approvals(sensitivity));
        }
        if (!sensitivity.startDates().isEmpty()) {
            table("Begun on", SensitivityTable.startHeads(sensitivity), SensitivityTable.starts(sensitivity));
            SensitivityTable.startVerdicts(sensitivity).forEach(verdict -> out.println("  " + verdict));
            out.println();
        }
    }

    private void table(String name, List<String> heads, List<Comparison.Row> rows) {
        int width = heads.stream().mapToInt(head -> head.length() + 2).max().orElse(0);
        int columnWidth = Math.max(LEAST_COLUMN_WIDTH, width);
        line(name, heads, columnWidth);
        rows.forEach(row -> line(row.name(), row.cells(), columnWidth));
        out.println();
    }

    private void line(String name, List<String> cells, int columnWidth) {
        out.printf("  %-" + NAME_WIDTH + "s", name);
        cells.forEach(cell -> out.printf("%" + columnWidth + "s", cell));
        out.println();
    }
}
