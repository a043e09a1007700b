package io.eternalengine.history;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads CSV row by row; whatever is wrong is reported with file, line, value and rule. */
final class CsvRows {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MAX_TIME_DIGITS = 15;
    private static final int MAX_NUMBER_LENGTH = 40;

    private final Path file;
    private final List<String> columns;

    CsvRows(Path file, List<String> columns) {
        this.file = file;
        this.columns = columns;
    }

    /** One row of the file. */
    final class Row {
        private final CsvRecord cells;
        private final long timeMs;

        private Row(CsvRecord cells) {
            this.cells = cells;
            this.timeMs = time(cells.getField(0));
        }

        long timeMs() {
            return timeMs;
        }

        BigDecimal decimal(int column) {
            String text = cells.getField(column);
            try {
                BigDecimal value = text.length() > MAX_NUMBER_LENGTH ? null : new BigDecimal(text);
                if (value != null && Math.abs((long) value.scale()) <= MAX_NUMBER_LENGTH) {
                    return value;
                }
                throw wrongAt(line(), columns.get(column) + ": must be a decimal of reasonable size");
            } catch (NumberFormatException e) {
                throw wrong(column, "must be a decimal");
            }
        }

        /** The refusal of the value in a column. */
        BadHistory wrong(int column, String rule) {
            return wrongAt(line(), columns.get(column) + " = " + cells.getField(column) + ": " + rule);
        }

        private long line() {
            return cells.getStartingLineNumber();
        }

        private long time(String text) {
            if (text.isEmpty() || text.length() > MAX_TIME_DIGITS || !isOfDigits(text)) {
                throw wrong(0, "must be epoch milliseconds");
            }
            return Long.parseLong(text);
        }
    }

    private static boolean isOfDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Reads the rows whose time lies in a range; all are checked for order. */
    <T> List<T> read(TimeRange range, Function<Row, T> form) {
        if (!Files.isReadable(file)) {
            throw new BadHistory(file + ": no such file, or it cannot be read");
        }
        List<T> found = new ArrayList<>();
        long line = 0;
        try (CsvReader<CsvRecord> rows = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(open(), StandardCharsets.UTF_8)) {
            long previousMs = Long.MIN_VALUE;
            for (CsvRecord cells : rows) {
                if (line == 0) {
                    checkHeader(cells);
                    line = cells.getStartingLineNumber();
                    continue;
                }
                line = cells.getStartingLineNumber();
                Row row = checkedRow(cells, previousMs);
                previousMs = row.timeMs();
                if (range.contains(previousMs)) {
                    found.add(formed(row, form));
                }
            }
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw new BadHistory(file + " after line " + line + ": cannot be read as " + kind() + ": " + cause(e));
        }
        if (line == 0) {
            throw wrongAt(1, "the file is empty: must begin with the header " + String.join(",", columns));
        }
        return found;
    }

    private InputStream open() throws IOException {
        InputStream raw = Files.newInputStream(file);
        if (!isGzip()) {
            return raw;
        }
        try {
            return new GZIPInputStream(raw, BUFFER_BYTES);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    private boolean isGzip() {
        return file.toString().endsWith(".gz");
    }

    private String kind() {
        return isGzip() ? "gzip CSV" : "CSV";
    }

    private static @Nullable String cause(Throwable thrown) {
        Throwable innermost = thrown;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost.getMessage();
    }

    private <T> T formed(Row row, Function<Row, T> form) {
        try {
            return form.apply(row);
        } catch (BadHistory e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw wrongAt(row.line(), e.getMessage());
        }
    }

    private void checkHeader(CsvRecord cells) {
        if (!cells.getFields().equals(columns)) {
            throw wrongAt(
                    cells.getStartingLineNumber(),
                    "the header is " + String.join(",", cells.getFields()) + ": must be " + String.join(",", columns));
        }
    }

    private Row checkedRow(CsvRecord cells, long previousMs) {
        if (cells.getFieldCount() != columns.size()) {
            throw wrongAt(cells.getStartingLineNumber(), cells.getFieldCount() + " values: must be " + columns.size());
        }
        Row row = new Row(cells);
        if (row.timeMs() <= previousMs) {
            throw row.wrong(0, "must be later than the row before, " + previousMs);
        }
        return row;
    }

    private BadHistory wrongAt(long line, @Nullable String sentence) {
        return new BadHistory(file + " line " + line + ": " + sentence);
    }
}
