package io.eternalengine.backtester;

import io.eternalengine.backtester.run.RunOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Looks for decisions that knew the future: the run is made again on data that end at some moment, and what was decided until
 * then must have the same hash as in the whole run.
 */
public final class LookAheadCheck {
    private static final long HOUR_MS = 3_600_000L;

    /**
     * One moment at which the data were cut off.
     *
     * @param equal whether everything decided until then was the same
     */
    public record Cut(long atMs, boolean equal) {}

    private LookAheadCheck() {}

    /**
     * Cuts the data at evenly spaced moments of the range.
     *
     * @param progress receives how many runs are done
     */
    public static List<Cut> run(Backtest backtest, int cuts, IntConsumer progress) {
        List<Long> momentsMs = moments(backtest.request(), cuts);
        RunOutcome whole = backtest.runKnownAt(Long.MAX_VALUE, momentsMs);
        List<Cut> found = new ArrayList<>();
        for (int i = 0; i < momentsMs.size(); i++) {
            long atMs = momentsMs.get(i);
            RunOutcome truncated = backtest.runKnownAt(atMs, List.of(atMs));
            String wholeHash = whole.checkpointHashes().get(i);
            found.add(new Cut(atMs, truncated.checkpointHashes().equals(List.of(wholeHash))));
            progress.accept(i + 1);
        }
        return found;
    }

    private static List<Long> moments(BacktestRequest request, int cuts) {
        long hours = (request.toMs() - request.fromMs()) / HOUR_MS;
        List<Long> momentsMs = new ArrayList<>();
        for (int i = 1; i <= cuts; i++) {
            momentsMs.add(request.fromMs() + hours * i / (cuts + 1) * HOUR_MS);
        }
        return momentsMs;
    }
}
