package io.eternalengine.service.marketdata.shard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The bounded way from the event loops to the thread of the shard. What the stream brings is dropped when the shard is too
 * far behind, and the loss is remembered: REST still has every candle. Outcomes and changes of a connection are never
 * dropped; there is at most one outcome for each request under way.
 */
final class ShardInbox {
    static final int MOST_WAITING = 10_000;
    private static final int MOST_AT_ONCE = 500;

    private final LinkedBlockingQueue<ShardEvent> events = new LinkedBlockingQueue<>();
    private final AtomicBoolean dropped = new AtomicBoolean();

    /** Takes what the stream brought; never blocks. */
    void offer(ShardEvent event) {
        if (events.size() >= MOST_WAITING) {
            dropped.set(true);
        } else {
            events.add(event);
        }
    }

    /** Takes what must not be lost; never blocks. */
    void put(ShardEvent event) {
        events.add(event);
    }

    /** The events that are here, waiting for the first one if there is none. */
    List<ShardEvent> take(Duration longest) throws InterruptedException {
        List<ShardEvent> taken = new ArrayList<>();
        ShardEvent first = events.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
        if (first != null) {
            taken.add(first);
            events.drainTo(taken, MOST_AT_ONCE - 1);
        }
        return taken;
    }

    /** Whether something was dropped since the last call. */
    boolean takeDropped() {
        return dropped.getAndSet(false);
    }
}
