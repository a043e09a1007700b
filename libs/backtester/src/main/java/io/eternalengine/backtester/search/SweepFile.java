package io.eternalengine.backtester.search;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rows of a sweep as CSV, written as they come: a sweep that was interrupted goes on where it stopped, and a row that was
 * cut off in the middle is run again.
 */
final class SweepFile {
    private static final List<String> FIGURES = List.of(
            "total_return",
            "annual_return",
            "volatility",
            "sharpe",
            "sortino",
            "max_drawdown",
            "trades",
            "win_rate",
            "profit_factor",
            "decision_hash");

    private final Path path;
    private final List<String> axes;

    SweepFile(Path path, List<String> axes) {
        this.path = path;
        this.axes = axes;
    }

    /** The rows that are there, by key. */
    SortedMap<String, SweepRow> read() throws IOException {
        SortedMap<String, SweepRow> rows = new TreeMap<>();
        if (!Files.exists(path)) {
            return rows;
        }
        try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(wholeLines())) {
            for (NamedCsvRecord cells : records) {
                if (!cells.getHeader().equals(header())) {
                    throw new IllegalArgumentException(
                            path + " holds a sweep of other parameters: " + String.join(",", cells.getHeader()));
                }
                SweepRow row = row(cells);
                rows.put(row.key(), row);
            }
        }
        return rows;
    }

    private String wholeLines() throws IOException {
        String text = Files.readString(path);
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }

    /** Writes the file anew with the rows that are whole. */
    void begin(Iterable<SweepRow> rows) throws IOException {
        var text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(header());
            rows.forEach(row -> csv.writeRecord(cells(row)));
        }
        Files.writeString(path, text.toString());
    }

    synchronized void append(SweepRow row) throws IOException {
        var text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(cells(row));
        }
        Files.writeString(path, text.toString(), StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    private List<String> header() {
        List<String> header = new ArrayList<>(List.of("key"));
        header.addAll(axes);
        header.addAll(FIGURES);
        return header;
    }

    private List<String> cells(SweepRow row) {
        List<String> cells = new ArrayList<>(List.of(row.key()));
        axes.forEach(axis -> cells.add(row.changes().getOrDefault(axis, "")));
        cells.addAll(List.of(
                Double.toString(row.totalReturn()),
                Double.toString(row.annualReturn()),
                Double.toString(row.volatility()),
                Double.toString(row.sharpe()),
                Double.toString(row.sortino()),
                Double.toString(row.maxDrawdown()),
                Integer.toString(row.trades()),
                Double.toString(row.winRate()),
                Double.toString(row.profitFactor()),
                row.decisionHash()));
        return cells;
    }

    private SweepRow row(NamedCsvRecord cells) {
        SortedMap<String, String> changes = new TreeMap<>();
        axes.forEach(axis -> changes.put(axis, cells.getField(axis)));
        return new SweepRow(
                cells.getField("key"),
                changes,
                number(cells, "total_return"),
                number(cells, "annual_return"),
                number(cells, "volatility"),
                number(cells, "sharpe"),
                number(cells, "sortino"),
                number(cells, "max_drawdown"),
                Integer.parseInt(cells.getField("trades")),
                number(cells, "win_rate"),
                number(cells, "profit_factor"),
                cells.getField("decision_hash"));
    }

    private static double number(NamedCsvRecord cells, String column) {
        return Double.parseDouble(cells.getField(column));
    }
}
