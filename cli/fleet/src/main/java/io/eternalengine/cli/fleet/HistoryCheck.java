package io.eternalengine.cli.fleet;

import io.eternalengine.history.BadHistory;
import io.eternalengine.history.HistoryFile;
import io.eternalengine.history.TimeRange;
import io.eternalengine.local.fleet.operations.DesiredState;
import io.eternalengine.local.processes.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at a folder of market history before anything is started, so that a wrong one costs a second, not a minute. */
final class HistoryCheck {
    private static final Pattern SPOT_FILE = Pattern.compile("[A-Z0-9]{1,12}USDT-(binance|bybit)-spot-1h\\.csv\\.gz");

    private HistoryCheck() {}

    /**
     * Makes sure that the folder holds the candles of a range.
     *
     * @throws Refusal naming what is missing
     */
    static void requireCoverage(Path folder, @Nullable LocalDate from, @Nullable LocalDate to) {
        requireCoverage(folder, from, to, DesiredState.SYMBOLS);
    }

    /** The same of other symbols. */
    static void requireCoverage(
            Path folder, @Nullable LocalDate from, @Nullable LocalDate to, Collection<String> symbols) {
        if (!Files.isDirectory(folder)) {
            throw new Refusal("--data is " + folder + ": it must be a folder with market history");
        }
        if (from == null || to == null) {
            throw new Refusal("--data needs --from and --to, as dates such as 2020-02-20");
        }
        for (String symbol : symbols) {
            Path preferred = folder.resolve(symbol + "-binance-spot-1h.csv.gz");
            Path other = folder.resolve(symbol + "-bybit-spot-1h.csv.gz");
            Path file = Files.exists(preferred) || !Files.exists(other) ? preferred : other;
            if (!Files.isReadable(file)) {
                throw new Refusal("--data is " + folder + ": the file " + file.getFileName() + " is missing there");
            }
            requireCoverage(file, startOf(from), startOf(to));
        }
    }

    /** Makes sure that the folder holds spot candles of anything. */
    static void requireAnySymbol(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new Refusal("--data is " + folder + ": it must be a folder with market history");
        }
        try (Stream<Path> files = Files.list(folder)) {
            if (files.noneMatch(
                    file -> SPOT_FILE.matcher(file.getFileName().toString()).matches())) {
                throw new Refusal("--data is " + folder
                        + ": it must hold a symbol's spot candles, a file such as BTCUSDT-bybit-spot-1h.csv.gz");
            }
        } catch (IOException e) {
            throw new Refusal("--data is " + folder + ": it must be a folder that can be read");
        }
    }

    private static void requireCoverage(Path file, long fromMs, long toMs) {
        List<Long> openTimesMs = openTimesMs(file);
        if (openTimesMs.isEmpty()) {
            throw new Refusal("The file " + file + " holds no candles");
        }
        long firstMs = openTimesMs.getFirst();
        long endMs = openTimesMs.getLast() + DesiredState.INTERVAL.toMillis();
        if (firstMs > fromMs || endMs < toMs) {
            throw new Refusal("The file " + file + " covers " + Instant.ofEpochMilli(firstMs) + " to "
                    + Instant.ofEpochMilli(endMs) + ": --from and --to must be within");
        }
    }

    private static List<Long> openTimesMs(Path file) {
        try {
            return new HistoryFile(file)
                    .candles(
                            TimeRange.ALL,
                            DesiredState.INTERVAL,
                            (openTimeMs, open, high, low, close, volume) -> openTimeMs);
        } catch (BadHistory e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }

    private static long startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
