package io.eternalengine.cli.history.download;

import io.eternalengine.history.BadHistory;
import io.eternalengine.history.Gap;
import io.eternalengine.history.HistoryFile;
import io.eternalengine.history.TimeRange;
import io.eternalengine.local.processes.Refusal;
import io.eternalengine.local.processes.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * The download of one series in a range: page by page into a partial file, at whose end it goes on when it was interrupted.
 * Interrupted or not, the finished file has the same bytes. A finished file grows by what a wider range has before and behind
 * its rows.
 */
public final class HistoryDownload {
    private static final String ENDING = ".csv.gz";

    private final ExchangeHistory exchange;
    private final Path folder;
    private final TimeRange range;

    /** Downloads of a range into a folder. */
    public HistoryDownload(ExchangeHistory exchange, Path folder, TimeRange range) {
        this.exchange = exchange;
        this.folder = folder;
        this.range = range;
    }

    /**
     * What a download left.
     *
     * @param rows candles or settlements in the file
     * @param wasThere whether the file had been finished before, with all that there is
     * @param gaps candles that the exchange does not have, the time before the first and after the last included
     */
    public record Report(Path file, long rows, boolean wasThere, List<Gap> gaps) {
        public Report {
            gaps = List.copyOf(gaps);
        }
    }

    /** Downloads a series; reports how far in the range it has come, in milliseconds. */
    public Report run(HistorySeries series, LongConsumer progressMs) throws IOException, InterruptedException {
        Optional<Path> there = series.fileNames().stream()
                .map(name -> folder.resolve(name + ENDING))
                .filter(Files::exists)
                .findFirst();
        if (there.isPresent()) {
            return extended(series, there.get(), progressMs);
        }
        PartialFile partial = fetched(series, range, "", progressMs);
        if (partial.lastTimeMs() < 0) {
            partial.delete();
            throw new StackFailure("The exchange has nothing of " + series.fileName() + " from "
                    + Instant.ofEpochMilli(range.fromMs()) + " to " + Instant.ofEpochMilli(range.toMs()));
        }
        return finished(series, partial);
    }

    private PartialFile fetched(HistorySeries series, TimeRange wanted, String part, LongConsumer progressMs)
            throws IOException, InterruptedException {
        PartialFile partial = PartialFile.open(partial(series, wanted, part), series.header());
        long nextMs = Math.max(wanted.fromMs(), partial.lastTimeMs() + 1);
        while (nextMs < wanted.toMs()) {
            long pageEndMs = Math.min(wanted.toMs(), nextMs + series.pageMs());
            partial.append(exchange.rows(series, nextMs, pageEndMs));
            nextMs = pageEndMs;
            progressMs.accept(nextMs - range.fromMs());
        }
        return partial;
    }

    private Report finished(HistorySeries series, PartialFile partial) throws IOException {
        Path finished = folder.resolve(series.fileNameFor(times(series, partial.path())) + ENDING);
        partial.finishAs(finished);
        return report(series, finished, false);
    }

    /** The file with what the range has before its first row and behind its last; what lies between is left alone. */
    private Report extended(HistorySeries series, Path file, LongConsumer progressMs)
            throws IOException, InterruptedException {
        long[] timesMs = times(series, file);
        requireRowsOfTheExchange(series, file, timesMs);
        List<PartialFile> ends = new ArrayList<>();
        List<HistoryRow> rows = new ArrayList<>();
        if (range.fromMs() < timesMs[0]) {
            ends.add(fetched(series, new TimeRange(range.fromMs(), timesMs[0]), ".before", progressMs));
            rows.addAll(ends.getLast().rows());
        }
        rows.addAll(PartialFile.rowsOfFinished(file, series.header()));
        long behindMs = timesMs[timesMs.length - 1] + 1;
        if (behindMs < range.toMs()) {
            ends.add(fetched(series, new TimeRange(behindMs, range.toMs()), ".behind", progressMs));
            rows.addAll(ends.getLast().rows());
        }
        Report report = rows.size() == timesMs.length ? report(series, file, true) : joined(series, file, rows);
        for (PartialFile end : ends) {
            end.delete();
        }
        return report;
    }

    private Report joined(HistorySeries series, Path before, List<HistoryRow> rows) throws IOException {
        Path path = partial(series, range, ".joined");
        Files.deleteIfExists(path);
        PartialFile joined = PartialFile.open(path, series.header());
        joined.append(rows);
        Report report = finished(series, joined);
        // Settlements that came along may give the file another name.
        if (!report.file().equals(before)) {
            Files.delete(before);
        }
        return report;
    }

    /** Named by the range, so that another range never goes on with this one's rows. */
    private Path partial(HistorySeries series, TimeRange wanted, String part) {
        return folder.resolve(
                series.fileName() + part + "." + day(wanted.fromMs()) + "." + day(wanted.toMs()) + ".part");
    }

    private static String day(long timeMs) {
        return Instant.ofEpochMilli(timeMs).toString().substring(0, "2020-01-01".length());
    }

    /** Rows of another market would make a series of two: a finished file grows only when the exchange has its ends. */
    private void requireRowsOfTheExchange(HistorySeries series, Path finished, long[] timesMs)
            throws InterruptedException {
        boolean known = timesMs.length > 0 && has(series, timesMs[0]) && has(series, timesMs[timesMs.length - 1]);
        if (!known) {
            throw new Refusal(finished + " exists and holds " + (timesMs.length == 0 ? "nothing" : span(timesMs))
                    + ", whose first and last the exchange does not have: move it away or choose another folder");
        }
    }

    private boolean has(HistorySeries series, long timeMs) throws InterruptedException {
        return exchange.rows(series, timeMs, timeMs + 1).size() == 1;
    }

    private static String span(long[] timesMs) {
        return timesMs.length + " rows from " + Instant.ofEpochMilli(timesMs[0]) + " to "
                + Instant.ofEpochMilli(timesMs[timesMs.length - 1]);
    }

    private Report report(HistorySeries series, Path finished, boolean wasThere) {
        long[] timesMs = times(series, finished);
        List<Gap> gaps = series.hasCandles() ? gaps(timesMs) : List.of();
        return new Report(finished, timesMs.length, wasThere, gaps);
    }

    private List<Gap> gaps(long[] openTimesMs) {
        long candleMs = HistorySeries.candleMs();
        // One candle before and one behind the range, so that what is missing at its ends is a gap, too.
        long[] framed = new long[openTimesMs.length + 2];
        framed[0] = Math.min(range.fromMs(), openTimesMs[0]) - candleMs;
        System.arraycopy(openTimesMs, 0, framed, 1, openTimesMs.length);
        framed[framed.length - 1] = Math.max(range.toMs(), openTimesMs[openTimesMs.length - 1] + candleMs);
        return Gap.between(framed, candleMs);
    }

    private static long[] times(HistorySeries series, Path file) {
        HistoryFile history = new HistoryFile(file);
        try {
            List<Long> times = series.hasCandles()
                    ? history.candles(
                            TimeRange.ALL,
                            Duration.ofMillis(HistorySeries.candleMs()),
                            (openTimeMs, open, high, low, close, volume) -> openTimeMs)
                    : history.fundingRates(TimeRange.ALL, (timeMs, rate) -> timeMs);
            return times.stream().mapToLong(Long::longValue).toArray();
        } catch (BadHistory e) {
            throw new Refusal(e.getMessage() + ": move the file away or choose another folder");
        }
    }
}
