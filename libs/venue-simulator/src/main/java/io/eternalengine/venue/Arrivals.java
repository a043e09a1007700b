package io.eternalengine.venue;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SplittableRandom;

/**
 * Requests about orders on their way from the acknowledgement to the matching. Those of one account arrive in the order of their
 * sending; how long each takes is drawn from the seed.
 */
final class Arrivals {

    private record Arrival(long dueMs, long number, Runnable task) {}

    private final OrderHandling handling;
    private final VenueClock clock;
    private final SplittableRandom random;
    private final PriorityQueue<Arrival> underWay =
            new PriorityQueue<>(Comparator.comparingLong(Arrival::dueMs).thenComparingLong(Arrival::number));
    private final Map<String, Long> lastDueMs = new HashMap<>();
    private final Map<String, Queue<Runnable>> waitingOnTimers = new HashMap<>();
    private WallTimer timer = (delayMs, task) -> {
        throw new IllegalStateException("no timer for latency by the wall clock");
    };
    private long sent;

    Arrivals(OrderHandling handling, long seed, VenueClock clock) {
        this.handling = handling;
        this.clock = clock;
        this.random = new SplittableRandom(seed);
    }

    void setTimer(WallTimer newTimer) {
        timer = newTimer;
    }

    boolean areImmediate() {
        return !handling.isAsynchronous();
    }

    /** Runs a task when the request of an account arrives: at once without latency. */
    void after(String account, Runnable task) {
        if (areImmediate()) {
            task.run();
            return;
        }
        long delayMs = handling.latencyMs() + random.nextLong(handling.jitterMs() + 1);
        switch (handling.clock()) {
            case MARKET -> {
                long earliestMs = Math.max(clock.nowMs() + 1, lastDueMs.getOrDefault(account, 0L));
                long dueMs = Math.max(earliestMs, clock.nowMs() + delayMs);
                lastDueMs.put(account, dueMs);
                underWay.add(new Arrival(dueMs, ++sent, task));
            }
            case WALL -> {
                Queue<Runnable> queue = waitingOnTimers.computeIfAbsent(account, name -> new ArrayDeque<>());
                queue.add(task);
                // Whichever timer ends first lets the oldest request of the account in.
                timer.after(delayMs, () -> queue.remove().run());
            }
        }
    }

    /** The market time of the next arrival. */
    OptionalLong nextMs() {
        Arrival next = underWay.peek();
        return next == null ? OptionalLong.empty() : OptionalLong.of(next.dueMs());
    }

    /** Lets in what has arrived by now. */
    void admit() {
        while (!underWay.isEmpty() && underWay.peek().dueMs() <= clock.nowMs()) {
            underWay.remove().task().run();
        }
    }
}
