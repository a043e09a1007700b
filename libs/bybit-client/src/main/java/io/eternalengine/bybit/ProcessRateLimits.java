package io.eternalengine.bybit;

import io.vertx.core.Future;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Limits known to this process only: for tools that run alone, and for what must go on when the shared ones are away. */
public final class ProcessRateLimits implements RateLimits {

    private static final int ALL = 0;

    private final AddressLimit addressLimit;
    private final LongSupplier nowMs;
    private final Map<EndpointGroup, TokenBucket> buckets = new EnumMap<>(EndpointGroup.class);

    /** Limits of a process that has its address to itself. */
    public ProcessRateLimits() {
        this(AddressLimit.DEFAULT);
    }

    /** Limits by this process's monotonic clock. */
    public ProcessRateLimits(AddressLimit addressLimit) {
        this(addressLimit, () -> System.nanoTime() / 1_000_000);
    }

    ProcessRateLimits(AddressLimit addressLimit, LongSupplier nowMs) {
        this.addressLimit = addressLimit;
        this.nowMs = nowMs;
    }

    @Override
    public synchronized Future<Permission> take(EndpointGroup group, AddressUse use) {
        long now = nowMs.getAsLong();
        TokenBucket own = bucket(group, now);
        return Future.succeededFuture(
                use == AddressUse.NONE
                        ? take(own, own.waitMs(now, ALL))
                        : take(own, bucket(EndpointGroup.ADDRESS, now), addressLimit.keptFree(use), now));
    }

    /** There is nobody else whose word these limits would be. */
    @Override
    public RateLimits whileUnavailable() {
        return this;
    }

    private static Permission take(TokenBucket own, TokenBucket address, int keptFree, long now) {
        long addressMs = address.waitMs(now, keptFree);
        if (address.isBlocked(now)) {
            return new Permission.Banned(addressMs);
        }
        Permission permission = take(own, Math.max(addressMs, own.waitMs(now, ALL)));
        if (permission instanceof Permission.Granted) {
            address.take();
        }
        return permission;
    }

    private static Permission take(TokenBucket bucket, long waitMs) {
        if (waitMs > 0) {
            return new Permission.Wait(waitMs);
        }
        bucket.take();
        return new Permission.Granted();
    }

    @Override
    public synchronized void observed(EndpointGroup group, LimitStatus status) {
        long now = nowMs.getAsLong();
        bucket(group, now).observed(status, now);
    }

    private TokenBucket bucket(EndpointGroup group, long now) {
        int requests = group == EndpointGroup.ADDRESS ? addressLimit.requests() : group.requests();
        return buckets.computeIfAbsent(group, name -> new TokenBucket(requests, name.windowMs(), now));
    }
}
