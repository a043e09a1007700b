package io.eternalengine.simulator.stream;

import io.eternalengine.simulator.StreamLimits;
import java.util.HashMap;
import java.util.Map;

/**
 * What was sent on all streams and not taken by their clients yet. Whoever leaves more unread than one may is disconnected; when
 * all together leave more than they may, the one that leaves most is. Any thread may ask.
 */
final class Backlog {

    /** What a message costs on its way beside its text: its frame, its place in the queue, and who waits for its end. */
    static final long MESSAGE_BYTES = 256;

    private final StreamLimits limits;
    private final Map<StreamSession, Long> unread = new HashMap<>();
    private long total;

    Backlog(StreamLimits limits) {
        this.limits = limits;
    }

    /** Takes note of a message that is about to be sent; false when its session is to be disconnected instead. */
    boolean admits(StreamSession session, long bytes) {
        StreamSession slowest;
        synchronized (this) {
            long ofOne = unread.merge(session, bytes, Long::sum);
            total += bytes;
            if (ofOne <= limits.unreadBytesOfOne() && total <= limits.unreadBytesOfAll()) {
                return true;
            }
            slowest = ofOne > limits.unreadBytesOfOne() ? session : slowest();
            forget(slowest);
        }
        slowest.dropAsTooSlow();
        return slowest != session;
    }

    private StreamSession slowest() {
        return unread.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /** A message has left for the client, or never will. */
    synchronized void left(StreamSession session, long bytes) {
        if (unread.computeIfPresent(session, (name, before) -> before - bytes) != null) {
            total -= bytes;
        }
    }

    /** A session has ended, and what it left unread with it. */
    synchronized void forget(StreamSession session) {
        Long bytes = unread.remove(session);
        total -= bytes == null ? 0 : bytes;
    }

    synchronized long bytes() {
        return total;
    }
}
