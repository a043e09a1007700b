package io.eternalengine.backtester.search;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a sweep as CSV, written as they come: a sweep that was interrupted goes on where it stopped, and a row that was
 * cut off in the middle is computed again.
 */
final class SweepFile implements Sweep.KnownRows {
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
            "outcome_hash");

    private final Path path;
    private final List<String> axes;
    private final List<String> header;
    private final SortedMap<String, SweepRow> known = new TreeMap<>();

    SweepFile(Path path, List<String> axes) {
        this.path = path;
        this.axes = axes;
        header = new ArrayList<>(List.of("key"));
        header.addAll(axes);
        header.addAll(FIGURES);
    }

    /** Reads the rows that are whole, and leaves only those in the file. */
    void begin() throws IOException {
        if (Files.exists(path)) {
            read();
        }
        write(List.copyOf(known.values()));
    }

    /** The file in its last form: the rows asked for in their order, then those of other sweeps. */
    void finish(List<SweepRow> rows) throws IOException {
        List<SweepRow> all = new ArrayList<>(rows);
        var others = new TreeMap<>(known);
        rows.forEach(row -> others.remove(row.key()));
        all.addAll(others.values());
        write(all);
    }

    @Override
    public @Nullable SweepRow row(String key) {
        return known.get(key);
    }

    @Override
    public synchronized void append(SweepRow row) throws IOException {
        var text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(cells(row));
        }
        Files.writeString(path, text.toString(), StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    private void read() throws IOException {
        boolean first = true;
        try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(wholeLines())) {
            for (CsvRecord record : records) {
                if (first && !record.getFields().equals(header)) {
                    throw new IllegalArgumentException(path
                            + " is no sweep of these parameters: its first line must be " + String.join(",", header));
                }
                if (!first) {
                    SweepRow row = row(record);
                    known.put(row.key(), row);
                }
                first = false;
            }
        } catch (CsvParseException e) {
            throw new IllegalArgumentException(path + ": cannot be read as CSV: " + e.getMessage());
        }
        if (first && Files.size(path) > 0) {
            throw new IllegalArgumentException(path + " is no sweep: it has no whole line");
        }
    }

    private String wholeLines() throws IOException {
        String text = Files.readString(path, StandardCharsets.ISO_8859_1);
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }

    /** All or nothing: who is killed meanwhile leaves the file as it was. */
    private void write(List<SweepRow> rows) throws IOException {
        var text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(header);
            rows.forEach(row -> csv.writeRecord(cells(row)));
        }
        Path fresh = path.resolveSibling(path.getFileName() + ".part");
        Files.writeString(fresh, text.toString());
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
                row.outcomeHash()));
        return cells;
    }

    private SweepRow row(CsvRecord record) {
        if (record.getFieldCount() != header.size()) {
            throw new IllegalArgumentException(path + ", line " + record.getStartingLineNumber() + ": has "
                    + record.getFieldCount() + " cells: must have " + header.size());
        }
        SortedMap<String, String> changes = new TreeMap<>();
        for (int i = 0; i < axes.size(); i++) {
            changes.put(axes.get(i), record.getField(1 + i));
        }
        return new SweepRow(
                record.getField(0),
                changes,
                number(record, "total_return"),
                number(record, "annual_return"),
                number(record, "volatility"),
                number(record, "sharpe"),
                number(record, "sortino"),
                number(record, "max_drawdown"),
                (int) number(record, "trades"),
                number(record, "win_rate"),
                number(record, "profit_factor"),
                record.getField(header.size() - 1));
    }

    private double number(CsvRecord record, String column) {
        String text = record.getField(header.indexOf(column));
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(path + ", line " + record.getStartingLineNumber() + ": " + column
                    + " is \"" + text + "\": must be a number");
        }
    }
}
