package io.eternalengine.bybit.limits;

import io.eternalengine.bybit.EndpointGroup;
import io.eternalengine.bybit.LimitStatus;
import io.eternalengine.bybit.RateLimits;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The limits of one account, shared through Redis with everybody who names the same account, and of one address, shared
 * with everybody who names the same address. Without Redis every answer is {@link RateLimits.Permission.Unavailable}; the
 * client then sends nothing that could open exposure.
 */
public final class RedisRateLimits implements RateLimits {

    /** One hash tag, so that a cluster keeps all buckets of a script on one node. */
    private static final String PREFIX = "{bybit-limits}:";

    private final Redis redis;
    private final String account;
    private final String address;
    private final long timeoutMs;

    /**
     * Limits over an open Redis client, which stays the caller's to close.
     *
     * @param venue name of the exchange's environment: limits of live and demo have nothing to do with each other
     * @param account name of the account
     * @param address name of the address that requests leave from, the same in all processes behind it
     * @param timeoutMs longest wait for Redis, at least 1
     */
    public RedisRateLimits(Redis redis, String venue, String account, String address, long timeoutMs) {
        if (venue.isBlank() || account.isBlank() || address.isBlank()) {
            throw new IllegalArgumentException("venue, account and address of rate limits: must not be blank");
        }
        if (timeoutMs < 1) {
            throw new IllegalArgumentException("timeoutMs = " + timeoutMs + ": must be at least 1");
        }
        this.redis = redis;
        this.account = PREFIX + venue + ":account:" + account + ":";
        this.address = PREFIX + venue + ":address:" + address;
        this.timeoutMs = timeoutMs;
    }

    @Override
    public Future<Permission> take(EndpointGroup group) {
        Request script = Request.cmd(Command.EVAL)
                .arg(BucketScripts.TAKE)
                .arg(2)
                .arg(address)
                .arg(key(group))
                .arg(EndpointGroup.ADDRESS.requests())
                .arg(EndpointGroup.ADDRESS.windowMs())
                .arg(group.requests())
                .arg(group.windowMs());
        return send(script).map(RedisRateLimits::permission).otherwise(RedisRateLimits::unavailable);
    }

    @Override
    public void observed(EndpointGroup group, LimitStatus status) {
        // A lost note costs at most a refusal by the exchange, which is noted again.
        var _ = note(group, status);
    }

    Future<Response> note(EndpointGroup group, LimitStatus status) {
        return send(Request.cmd(Command.EVAL)
                .arg(BucketScripts.OBSERVE)
                .arg(1)
                .arg(key(group))
                .arg(group.requests())
                .arg(group.windowMs())
                .arg(status.limit())
                .arg(status.remaining())
                .arg(status.resetInMs()));
    }

    private String key(EndpointGroup group) {
        return group == EndpointGroup.ADDRESS ? address : account + group.name();
    }

    private Future<Response> send(Request request) {
        return redis.send(request).timeout(timeoutMs, TimeUnit.MILLISECONDS);
    }

    private static Permission permission(Response waitMs) {
        long wait = waitMs.toLong();
        return wait == 0 ? new Permission.Granted() : new Permission.Wait(wait);
    }

    private static Permission unavailable(Throwable cause) {
        String reason =
                cause instanceof TimeoutException ? "it did not answer in time" : String.valueOf(cause.getMessage());
        return new Permission.Unavailable("the shared rate limits cannot be asked at Redis: " + reason);
    }
}
