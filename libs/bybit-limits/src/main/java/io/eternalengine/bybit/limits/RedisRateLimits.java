package io.eternalengine.bybit.limits;

import io.eternalengine.bybit.AddressLimit;
import io.eternalengine.bybit.AddressUse;
import io.eternalengine.bybit.EndpointGroup;
import io.eternalengine.bybit.LimitStatus;
import io.eternalengine.bybit.ProcessRateLimits;
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
    private final AddressLimit addressLimit;
    private final RateLimits alone;
    private final long timeoutMs;

    /**
     * Limits over an open Redis client, which stays the caller's to close.
     *
     * @param venue name of the exchange's environment: limits of live and demo have nothing to do with each other
     * @param account name of the account
     * @param address name of the address that requests leave from, the same in all processes behind it; the exchange counts
     *     requests to all of its hosts together
     * @param addressLimit how many requests all of them together let leave it
     * @param timeoutMs longest wait for Redis, at least 1
     */
    public RedisRateLimits(
            Redis redis, String venue, String account, String address, AddressLimit addressLimit, long timeoutMs) {
        if (venue.isBlank() || account.isBlank() || address.isBlank()) {
            throw new IllegalArgumentException("venue, account and address of rate limits: must not be blank");
        }
        if (timeoutMs < 1) {
            throw new IllegalArgumentException("timeoutMs = " + timeoutMs + ": must be at least 1");
        }
        this.redis = redis;
        this.account = PREFIX + venue + ":account:" + account + ":";
        this.address = PREFIX + "address:" + address;
        this.addressLimit = addressLimit;
        this.alone = new ProcessRateLimits(addressLimit.alone());
        this.timeoutMs = timeoutMs;
    }

    @Override
    public Future<Permission> take(EndpointGroup group, AddressUse use) {
        return send(use == AddressUse.NONE ? ofGroup(group) : ofAddressAndGroup(group, use))
                .map(RedisRateLimits::permission)
                .otherwise(RedisRateLimits::unavailable);
    }

    private Request ofGroup(EndpointGroup group) {
        return withGroup(
                Request.cmd(Command.EVAL)
                        .arg(BucketScripts.TAKE)
                        .arg(1)
                        .arg(key(group))
                        .arg(0),
                group);
    }

    private Request ofAddressAndGroup(EndpointGroup group, AddressUse use) {
        return withGroup(
                Request.cmd(Command.EVAL)
                        .arg(BucketScripts.TAKE)
                        .arg(2)
                        .arg(address)
                        .arg(key(group))
                        .arg(1)
                        .arg(addressLimit.requests())
                        .arg(EndpointGroup.ADDRESS.windowMs())
                        .arg(addressLimit.keptFree(use)),
                group);
    }

    private static Request withGroup(Request script, EndpointGroup group) {
        return script.arg(group.requests()).arg(group.windowMs()).arg(0);
    }

    @Override
    public RateLimits whileUnavailable() {
        return alone;
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
                .arg(group == EndpointGroup.ADDRESS ? addressLimit.requests() : group.requests())
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
        if (wait < 0) {
            return new Permission.Banned(-wait);
        }
        return wait == 0 ? new Permission.Granted() : new Permission.Wait(wait);
    }

    private static Permission unavailable(Throwable cause) {
        String reason =
                cause instanceof TimeoutException ? "it did not answer in time" : String.valueOf(cause.getMessage());
        return new Permission.Unavailable("the shared rate limits cannot be asked at Redis: " + reason);
    }
}
