package io.eternalengine.logging;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which failures were logged with their stack traces. A failure is known by its logger, the classes of it and its causes, and
 * the places of their stacks: a message that counts or names a time does not make it another one.
 */
final class RepeatedTraces {
    /** After this long without a failure its trace is worth printing again. */
    static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    private static final int MOST_FAILURES = 256;
    private static final int MOST_CAUSES = 8;
    private static final int MOST_PLACES = 24;

    private final Map<Failure, Repetitions> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Failure, Repetitions> eldest) {
            return size() > MOST_FAILURES;
        }
    };

    private record Failure(String logger, String classes, int places) {}

    private record Repetitions(long count, long lastMs) {}

    /** How often the failure was logged before; 0 when its trace is to be printed. */
    synchronized long countBefore(@Nullable String logger, Throwable thrown, long nowMs) {
        Failure failure = failure(String.valueOf(logger), thrown);
        Repetitions before = known.get(failure);
        long count = before == null || nowMs - before.lastMs() > FORGOTTEN_AFTER.toMillis() ? 0 : before.count() + 1;
        known.put(failure, new Repetitions(count, nowMs));
        return count;
    }

    private static Failure failure(String logger, Throwable thrown) {
        var classes = new StringBuilder();
        int places = 0;
        int causes = 0;
        for (Throwable cause = thrown; cause != null && causes < MOST_CAUSES; cause = cause.getCause()) {
            classes.append(cause.getClass().getName()).append('/');
            StackTraceElement[] stack = cause.getStackTrace();
            for (int i = 0; i < Math.min(stack.length, MOST_PLACES); i++) {
                places = 31 * places + stack[i].hashCode();
            }
            causes++;
        }
        return new Failure(logger, classes.toString(), places);
    }
}
