package io.eternalengine.local.fleet.demo;

import io.eternalengine.local.processes.Refusal;
import io.eternalengine.local.processes.StackFailure;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;

/**
 * In how many processes market-data runs, one number after the other, each for an equal part of the market.
 *
 * @param processes at least one number; each from 1 to {@link #MOST}
 */
public record MarketDataScale(List<Integer> processes) {
    /** One for each shard, and one that waits. */
    public static final int MOST = 4;
    /** Nothing changes. */
    public static final MarketDataScale ONE = new MarketDataScale(List.of(1));

    public MarketDataScale {
        processes = List.copyOf(processes);
    }

    /**
     * Reads numbers with commas between them, such as {@code 1,3,1}.
     *
     * @throws Refusal when they are none
     */
    public static MarketDataScale parse(String text) {
        if (!text.matches("[1-" + MOST + "](,[1-" + MOST + "])*")) {
            throw new Refusal("--market-data is '" + text + "': it must be numbers from 1 to " + MOST
                    + " with commas between them, such as 1,3,1");
        }
        return new MarketDataScale(
                Arrays.stream(text.split(",")).map(Integer::valueOf).toList());
    }

    /** Whether it changes anything. */
    boolean changes() {
        return !equals(ONE);
    }

    /** The changes of a market between two times; each is made beside the market, which goes on. */
    Changes between(long fromMs, long toMs, IntConsumer scale) {
        Queue<Change> changes = new ArrayDeque<>();
        for (int i = 0; changes() && i < processes.size(); i++) {
            changes.add(new Change(fromMs + (toMs - fromMs) * i / processes.size(), processes.get(i)));
        }
        return new Changes(changes, scale);
    }

    private record Change(long fromMarketMs, int processes) {}

    /** Changes that wait for their time. */
    static final class Changes {
        private final Queue<Change> waiting;
        private final IntConsumer scale;
        private CompletableFuture<Void> made = CompletableFuture.completedFuture(null);

        private Changes(Queue<Change> waiting, IntConsumer scale) {
            this.waiting = waiting;
            this.scale = scale;
        }

        /** The market has come to this time. */
        void at(long marketMs) {
            while (!waiting.isEmpty() && waiting.element().fromMarketMs() <= marketMs) {
                int processes = waiting.remove().processes();
                made = made.thenRunAsync(() -> scale.accept(processes));
            }
        }

        /**
         * Whether all that were due are made.
         *
         * @throws StackFailure saying why one failed
         */
        boolean areMade() {
            if (made.isCompletedExceptionally()) {
                throw new StackFailure("Market-data cannot be scaled: " + cause(), made.exceptionNow());
            }
            return made.isDone();
        }

        private String cause() {
            Throwable failure = made.exceptionNow();
            Throwable cause = failure.getCause();
            return String.valueOf((cause == null ? failure : cause).getMessage());
        }
    }
}
