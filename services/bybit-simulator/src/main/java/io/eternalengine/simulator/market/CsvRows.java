package io.eternalengine.simulator.market;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads gzip CSV row by row; whatever is wrong is told with file, line, value and rule. */
final class CsvRows {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(true).get();

    private final Path file;
    private final List<String> columns;

    CsvRows(Path file, List<String> columns) {
        this.file = file;
        this.columns = columns;
    }

    /** One row of the file. */
    final class Row {

        private final CSVRecord cells;
        private final long line;

        private Row(CSVRecord cells, long line) {
            this.cells = cells;
            this.line = line;
        }

        long time() {
            String text = cells.get(0);
            if (!text.matches("[0-9]{1,15}")) {
                throw wrong(line, columns.getFirst() + " = " + text + ": must be epoch milliseconds");
            }
            return Long.parseLong(text);
        }

        BigDecimal decimal(int column) {
            String text = cells.get(column);
            try {
                BigDecimal value = text.length() > 40 ? null : new BigDecimal(text);
                if (value == null || Math.abs((long) value.scale()) > 40) {
                    throw wrong(line, columns.get(column) + ": must be a decimal of reasonable size");
                }
                return value;
            } catch (NumberFormatException e) {
                throw wrong(line, columns.get(column) + " = " + text + ": must be a decimal");
            }
        }
    }

    /** Reads the rows whose time lies in a range; all are checked for order. */
    <T> List<T> read(long fromMs, long toMs, Function<Row, T> reader) {
        if (!Files.isReadable(file)) {
            throw new BadMarketData(file + ": no such file, or it cannot be read");
        }
        List<T> found = new ArrayList<>();
        try (Reader text = new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file), 1 << 16), StandardCharsets.UTF_8);
                CSVParser rows = FORMAT.parse(text)) {
            long previousMs = Long.MIN_VALUE;
            for (CSVRecord cells : rows) {
                long line = rows.getCurrentLineNumber();
                if (cells.getRecordNumber() == 1) {
                    checkHeader(cells);
                    continue;
                }
                Row row = checkedRow(cells, line);
                long timeMs = row.time();
                if (timeMs <= previousMs) {
                    throw wrong(
                            line,
                            columns.getFirst() + " = " + timeMs + ": must be later than the row before, " + previousMs);
                }
                previousMs = timeMs;
                if (timeMs >= fromMs && timeMs <= toMs) {
                    found.add(readRow(row, line, reader));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new BadMarketData(file + ": cannot be read as gzip CSV: " + e.getMessage());
        }
        return found;
    }

    private <T> T readRow(Row row, long line, Function<Row, T> reader) {
        try {
            return reader.apply(row);
        } catch (BadMarketData e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw wrong(line, e.getMessage());
        }
    }

    private void checkHeader(CSVRecord cells) {
        if (!cells.toList().equals(columns)) {
            throw wrong(
                    1, "the header is " + String.join(",", cells.toList()) + ": must be " + String.join(",", columns));
        }
    }

    private Row checkedRow(CSVRecord cells, long line) {
        if (cells.size() != columns.size()) {
            throw wrong(line, cells.size() + " values: must be " + columns.size());
        }
        return new Row(cells, line);
    }

    private BadMarketData wrong(long line, @org.jspecify.annotations.Nullable String sentence) {
        return new BadMarketData(file + " line " + line + ": " + sentence);
    }
}
