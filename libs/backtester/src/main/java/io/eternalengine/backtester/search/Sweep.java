package io.eternalengine.backtester.search;

import io.eternalengine.backtester.Backtest;
import io.eternalengine.backtester.BacktestRequest;
import io.eternalengine.core.state.StateHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Runs variants of a backtest, several at a time. Each variant is a whole run of its own, so their order does not matter. */
public final class Sweep {
    /** Best first; a Sharpe ratio that is not defined comes last. */
    public static final Comparator<SweepRow> BY_SHARPE = Comparator.comparingDouble(
                    (SweepRow row) -> Double.isNaN(row.sharpe()) ? Double.NEGATIVE_INFINITY : row.sharpe())
            .reversed()
            .thenComparing(SweepRow::key);

    private final Backtest backtest;
    private final LocalDate from;
    private final LocalDate to;
    private final int threads;

    /** A sweep over a part of a backtest's range. */
    public Sweep(Backtest backtest, LocalDate from, LocalDate to, int threads) {
        this.backtest = backtest;
        this.from = from;
        this.to = to;
        this.threads = threads;
    }

    /** A sweep over a backtest's whole range. */
    public static Sweep over(Backtest backtest, int threads) {
        BacktestRequest request = backtest.request();
        return new Sweep(backtest, request.from(), request.to(), threads);
    }

    /**
     * Runs all variants that the file does not hold yet.
     *
     * @param file where rows are kept, or null
     * @param progress hears how many variants are done
     * @return the rows of the variants asked for, best first
     */
    public List<SweepRow> run(List<SortedMap<String, String>> variants, @Nullable Path file, IntConsumer progress)
            throws IOException, InterruptedException {
        SweepFile rowsFile = file == null || variants.isEmpty()
                ? null
                : new SweepFile(file, List.copyOf(variants.getFirst().keySet()));
        SortedMap<String, SweepRow> known = rowsFile == null ? new java.util.TreeMap<>() : rowsFile.read();
        if (rowsFile != null) {
            rowsFile.begin(known.values());
        }
        var done = new AtomicInteger();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<SweepRow>> running = new ArrayList<>();
            for (SortedMap<String, String> changes : variants) {
                running.add(pool.submit(() -> {
                    SweepRow row = row(changes, known, rowsFile);
                    progress.accept(done.incrementAndGet());
                    return row;
                }));
            }
            return collected(running, pool);
        }
    }

    private SweepRow row(
            SortedMap<String, String> changes, SortedMap<String, SweepRow> known, @Nullable SweepFile file) {
        Backtest variant = backtest.variant(from, to, changes);
        String key = key(variant);
        SweepRow before = known.get(key);
        if (before != null) {
            return before;
        }
        SweepRow row = SweepRow.of(key, changes, variant.run(ignored -> {}));
        try {
            if (file != null) {
                file.append(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return row;
    }

    private static List<SweepRow> collected(List<Future<SweepRow>> running, ExecutorService pool)
            throws InterruptedException {
        List<SweepRow> rows = new ArrayList<>();
        try {
            for (Future<SweepRow> one : running) {
                rows.add(one.get());
            }
        } catch (ExecutionException e) {
            pool.shutdownNow();
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
        rows.sort(BY_SHARPE);
        return rows;
    }

    private String key(Backtest variant) {
        String text = String.join(
                " ",
                variant.codeHash(),
                variant.dataHashes().toString(),
                variant.request().parameters().hash(),
                from.toString(),
                to.toString(),
                variant.request().engines().toString(),
                variant.request().capital().toString());
        return HexFormat.of()
                .formatHex(StateHash.of(text.getBytes(StandardCharsets.UTF_8)))
                .substring(0, 32);
    }
}
