package io.eternalengine.service.execution.desk;

import io.quarkus.redis.datasource.RedisDataSource;
import io.vertx.redis.client.Command;
import org.jboss.logging.Logger;

/**
 * Orders that an account may create in a second, counted in Redis so that every instance counts together. When Redis cannot
 * be asked, nothing that opens exposure is sent; what reduces it is.
 */
public final class OrderRateLimit {
    private static final Logger LOG = Logger.getLogger(OrderRateLimit.class);
    /** Counts and, the first time, says when the counter may be forgotten: in one round trip, as a whole or not at all. */
    private static final String COUNT = """
            local count = redis.call('INCR', KEYS[1])
            if count == 1 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end
            return count""";

    private static final String KEPT_SECONDS = "5";

    private final RedisDataSource redis;
    private final int ordersPerSecond;

    public OrderRateLimit(RedisDataSource redis, int ordersPerSecond) {
        this.redis = redis;
        this.ordersPerSecond = ordersPerSecond;
    }

    /** What the limit says to one more order. */
    public enum Answer {
        GRANTED,
        WAIT,
        UNKNOWN
    }

    public Answer ask(String account) {
        String key = "orders:" + account + ":" + System.currentTimeMillis() / 1_000;
        try {
            long count =
                    redis.execute(Command.EVAL, COUNT, "1", key, KEPT_SECONDS).toLong();
            return count <= ordersPerSecond ? Answer.GRANTED : Answer.WAIT;
        } catch (RuntimeException e) {
            LOG.warnf("the order rate of %s is unknown: %s", account, e.getMessage());
            return Answer.UNKNOWN;
        }
    }
}
