package io.eternalengine.bybit;

import io.vertx.core.Future;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Limits known to this process only: for tools that run alone, and for what must go on when the shared ones are away. */
public final class ProcessRateLimits implements RateLimits {

    private final LongSupplier nowMs;
    private final Map<EndpointGroup, TokenBucket> buckets = new EnumMap<>(EndpointGroup.class);

    /** Limits by this process's monotonic clock. */
    public ProcessRateLimits() {
        this(() -> System.nanoTime() / 1_000_000);
    }

    ProcessRateLimits(LongSupplier nowMs) {
        this.nowMs = nowMs;
    }

    @Override
    public synchronized Future<Permission> take(EndpointGroup group) {
        long now = nowMs.getAsLong();
        TokenBucket address = bucket(EndpointGroup.ADDRESS, now);
        TokenBucket own = bucket(group, now);
        long waitMs = Math.max(address.waitMs(now), own.waitMs(now));
        if (waitMs > 0) {
            return Future.succeededFuture(new Permission.Wait(waitMs));
        }
        address.take();
        own.take();
        return Future.succeededFuture(new Permission.Granted());
    }

    @Override
    public synchronized void observed(EndpointGroup group, LimitStatus status) {
        long now = nowMs.getAsLong();
        bucket(group, now).observed(status, now);
    }

    private TokenBucket bucket(EndpointGroup group, long now) {
        return buckets.computeIfAbsent(group, name -> new TokenBucket(name, now));
    }
}
