package io.eternalengine.venue.market;

import io.eternalengine.history.BadHistory;
import io.eternalengine.venue.Level;
import io.eternalengine.venue.RecordedBook;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A recorded order book, read line by line as time goes on, so that its length does not matter; gzip when its name ends with
 * {@code .gz}. The first line must be a snapshot, times must not go back, and bids must stay below asks.
 */
public final class BookTape implements AutoCloseable {

    /** A book that has not changed for so long is taken for a gap of the recording. */
    static final long STALE_MS = 60_000;

    private final Path file;
    private final BufferedReader lines;
    private final TreeMap<BigDecimal, BigDecimal> bids = new TreeMap<>(Comparator.reverseOrder());
    private final TreeMap<BigDecimal, BigDecimal> asks = new TreeMap<>();
    private @Nullable BookLine next;
    private long lineNumber;
    private long appliedMs;

    private BookTape(Path file, BufferedReader lines) {
        this.file = file;
        this.lines = lines;
    }

    /** Opens a recording at its start; what is wrong with it is thrown as {@link BadHistory} with file and line. */
    public static BookTape open(Path file) {
        try {
            InputStream bytes = Files.newInputStream(file);
            InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
            BookTape tape =
                    new BookTape(file, new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8)));
            tape.readNext();
            return tape;
        } catch (IOException e) {
            throw new BadHistory(file + ": must be a text file that can be read");
        }
    }

    /** Reads a whole recording once, so that what is wrong with it is found before anything is played. */
    public static void check(Path file) {
        try (BookTape tape = open(file)) {
            if (tape.next == null) {
                throw new BadHistory(file + ": must hold at least one snapshot");
            }
            tape.advance(Long.MAX_VALUE);
        }
    }

    /** Applies all that was recorded up to a time. */
    public void advance(long nowMs) {
        while (next != null && next.timeMs() <= nowMs) {
            apply(next);
            readNext();
        }
    }

    private void apply(BookLine line) {
        if (line.snapshot()) {
            bids.clear();
            asks.clear();
        } else if (appliedMs == 0) {
            throw wrong("type = delta: the first line must be a snapshot");
        }
        if (line.timeMs() < appliedMs) {
            throw wrong("ts = " + line.timeMs() + ": must not be before the line above");
        }
        appliedMs = line.timeMs();
        line.bids().forEach(level -> put(bids, level));
        line.asks().forEach(level -> put(asks, level));
        if (!bids.isEmpty() && !asks.isEmpty() && bids.firstKey().compareTo(asks.firstKey()) >= 0) {
            throw wrong("b = " + bids.firstKey().toPlainString() + ": must be below the best ask "
                    + asks.firstKey().toPlainString());
        }
    }

    private static void put(Map<BigDecimal, BigDecimal> side, Level level) {
        if (level.quantity().signum() == 0) {
            side.remove(level.price());
        } else {
            side.put(level.price(), level.quantity());
        }
    }

    private void readNext() {
        try {
            String line = lines.readLine();
            lineNumber++;
            while (line != null && line.isBlank()) {
                line = lines.readLine();
                lineNumber++;
            }
            next = line == null ? null : BookLine.parse(line);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw wrong("cannot be read");
        }
    }

    private BadHistory wrong(String sentence) {
        return new BadHistory(file + " line " + lineNumber + ": " + sentence);
    }

    /** The time of the next change; none at the end. */
    public Optional<Long> nextMs() {
        return Optional.ofNullable(next).map(BookLine::timeMs);
    }

    /** The book as it stands; none before the first line, with an empty side, or in a gap. */
    public Optional<RecordedBook> book(long nowMs) {
        boolean stands = appliedMs > 0 && nowMs - appliedMs <= STALE_MS && !bids.isEmpty() && !asks.isEmpty();
        return stands ? Optional.of(new RecordedBook(levels(bids), levels(asks))) : Optional.empty();
    }

    private static List<Level> levels(Map<BigDecimal, BigDecimal> side) {
        return side.entrySet().stream()
                .map(level -> new Level(level.getKey(), level.getValue()))
                .toList();
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
