package io.eternalengine.localstack.history;

import io.eternalengine.history.BadHistory;
import io.eternalengine.history.Gap;
import io.eternalengine.history.HistoryFile;
import io.eternalengine.history.TimeRange;
import io.eternalengine.localstack.Refusal;
import io.eternalengine.localstack.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * The download of one series in a range: page by page into a partial file, at whose end it goes on when it was interrupted.
 * Interrupted or not, the finished file has the same bytes.
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
     * @param wasThere whether the file had been finished before
     * @param gaps candles that the exchange does not have, the time before the first and after the last included
     */
    public record Report(Path file, long rows, boolean wasThere, List<Gap> gaps) {
        public Report {
            gaps = List.copyOf(gaps);
        }
    }

    /** Downloads a series; tells how far in the range it has come, in milliseconds. */
    public Report run(HistorySeries series, LongConsumer progressMs) throws IOException, InterruptedException {
        Optional<Path> there = series.fileNames().stream()
                .map(name -> folder.resolve(name + ENDING))
                .filter(Files::exists)
                .findFirst();
        if (there.isPresent()) {
            requireTheSame(series, there.get());
            return report(series, there.get(), true);
        }
        PartialFile partial = PartialFile.open(partial(series), series.header());
        long nextMs = Math.max(range.fromMs(), partial.lastTimeMs() + 1);
        while (nextMs < range.toMs()) {
            long pageEndMs = Math.min(range.toMs(), nextMs + series.pageMs());
            partial.append(exchange.rows(series, nextMs, pageEndMs));
            nextMs = pageEndMs;
            progressMs.accept(nextMs - range.fromMs());
        }
        if (partial.lastTimeMs() < 0) {
            Files.deleteIfExists(partial(series));
            throw new StackFailure("The exchange has nothing of " + series.fileName() + " from "
                    + Instant.ofEpochMilli(range.fromMs()) + " to " + Instant.ofEpochMilli(range.toMs()));
        }
        Path finished = folder.resolve(series.fileNameFor(times(series, partial(series))) + ENDING);
        partial.finishAs(finished);
        return report(series, finished, false);
    }

    /** Named by the range, so that another range never goes on with this one's rows. */
    private Path partial(HistorySeries series) {
        return folder.resolve(series.fileName() + "." + day(range.fromMs()) + "." + day(range.toMs()) + ".part");
    }

    private static String day(long timeMs) {
        return Instant.ofEpochMilli(timeMs).toString().substring(0, "2020-01-01".length());
    }

    /** A finished file is left alone when it is what would be downloaded, as far as its first and last rows tell. */
    private void requireTheSame(HistorySeries series, Path finished) throws InterruptedException {
        long[] timesMs = times(series, finished);
        long lastWantedMs = timesMs.length == 0 ? 0 : timesMs[timesMs.length - 1];
        List<HistoryRow> head = timesMs.length == 0
                ? List.of()
                : exchange.rows(series, range.fromMs(), Math.min(range.toMs(), timesMs[0] + 1));
        List<HistoryRow> tail =
                lastWantedMs < range.fromMs() ? List.of() : exchange.rows(series, lastWantedMs, range.toMs());
        boolean begins = head.size() == 1 && head.getFirst().timeMs() == timesMs[0];
        boolean ends = tail.size() == 1 && tail.getFirst().timeMs() == lastWantedMs;
        if (!begins || !ends) {
            throw new Refusal(finished + " exists and holds " + (timesMs.length == 0 ? "nothing" : span(timesMs))
                    + ", not what the exchange has from " + day(range.fromMs()) + " to " + day(range.toMs())
                    + ": move it away or choose another folder");
        }
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
        framed[0] = range.fromMs() - candleMs;
        System.arraycopy(openTimesMs, 0, framed, 1, openTimesMs.length);
        framed[framed.length - 1] = range.toMs();
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
