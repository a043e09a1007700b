package io.eternalengine.backtester.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Tries combinations of parameters, several at a time. Each is a whole run of its own, so their order does not matter. */
public final class Sweep {
    /** Best first; a Sharpe ratio that is not defined comes last. */
    public static final Comparator<SweepRow> BY_SHARPE = Comparator.comparingDouble(
                    (SweepRow row) -> Double.isNaN(row.sharpe()) ? Double.NEGATIVE_INFINITY : row.sharpe())
            .reversed()
            .thenComparing(SweepRow::key);

    private final Trial trial;
    private final int threads;

    public Sweep(Trial trial, int threads) {
        this.trial = trial;
        this.threads = threads;
    }

    /**
     * Tries all combinations that the file does not hold yet. When it ends the file holds their rows in the order of the
     * combinations: it does not matter how often, and where, it was interrupted before.
     *
     * @param file where rows are kept, or null
     * @param progress receives how many are done
     * @return the rows of the combinations asked for, in their order
     */
    public List<SweepRow> run(List<SortedMap<String, String>> variants, @Nullable Path file, IntConsumer progress)
            throws IOException, InterruptedException {
        if (file == null || variants.isEmpty()) {
            return rows(variants, new NoFile(), progress);
        }
        var rowsFile = new SweepFile(file, List.copyOf(variants.getFirst().keySet()));
        rowsFile.begin();
        List<SweepRow> rows = rows(variants, rowsFile, progress);
        rowsFile.finish(rows);
        return rows;
    }

    /** Rows in the order in which they should be read. */
    public static List<SweepRow> best(List<SweepRow> rows) {
        return rows.stream().sorted(BY_SHARPE).toList();
    }

    private List<SweepRow> rows(List<SortedMap<String, String>> variants, KnownRows known, IntConsumer progress)
            throws InterruptedException {
        var done = new AtomicInteger();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<SweepRow>> running = new ArrayList<>();
            for (SortedMap<String, String> changes : variants) {
                running.add(pool.submit(() -> {
                    SweepRow row = row(changes, known);
                    progress.accept(done.incrementAndGet());
                    return row;
                }));
            }
            return collected(running, pool);
        }
    }

    private SweepRow row(SortedMap<String, String> changes, KnownRows known) {
        String key = trial.key(changes);
        SweepRow before = known.row(key);
        if (before != null) {
            return before;
        }
        SweepRow row = trial.run(key, changes);
        try {
            known.append(row);
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
        return rows;
    }

    /** Rows that were computed before, and a place for new ones. */
    interface KnownRows {
        @Nullable
        SweepRow row(String key);

        void append(SweepRow row) throws IOException;
    }

    private static final class NoFile implements KnownRows {
        @Override
        public @Nullable SweepRow row(String key) {
            return null;
        }

        @Override
        public void append(SweepRow row) {}
    }
}
