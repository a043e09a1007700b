package io.eternalengine.venue;

/**
 * How the venue handles orders beyond matching them.
 *
 * @param keptOrders how many closed orders, and how many executions, are remembered
 * @param latencyMs how long a request about an order is under way after it was acknowledged; 0 settles it at once
 * @param jitterMs how much longer it may take, drawn from the seed
 * @param clock the time by which it is under way
 */
public record OrderHandling(int keptOrders, long latencyMs, long jitterMs, Clock clock) {

    /** The time by which requests are under way. */
    public enum Clock {
        /** Market time: nothing arrives while it stands still. */
        MARKET,
        /** The wall clock. */
        WALL
    }

    /** At once, and a good many are remembered. */
    public static final OrderHandling DEFAULT = new OrderHandling(20_000, 0, 0, Clock.MARKET);

    private static final int LEAST_KEPT = 500;
    private static final long LONGEST_MS = 60_000;

    public OrderHandling {
        if (keptOrders < LEAST_KEPT) {
            throw new IllegalArgumentException("keptOrders = " + keptOrders + ": must be at least " + LEAST_KEPT);
        }
        if (latencyMs < 0 || latencyMs > LONGEST_MS || jitterMs < 0 || jitterMs > LONGEST_MS) {
            throw new IllegalArgumentException(
                    "latency " + latencyMs + " ms and jitter " + jitterMs + " ms: must be between 0 and " + LONGEST_MS);
        }
    }

    /** Whether requests are under way for a while. */
    boolean isAsynchronous() {
        return latencyMs > 0 || jitterMs > 0;
    }
}
