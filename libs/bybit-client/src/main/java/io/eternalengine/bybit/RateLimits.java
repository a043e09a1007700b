package io.eternalengine.bybit;

import io.vertx.core.Future;

/**
 * The limits of one account, shared by everybody who sends for it, together with the limit of the address that the requests
 * leave from. Implementations keep their promise in any number of threads.
 */
public interface RateLimits {

    /** The longest that the exchange ever blocks: a banned address. */
    long LONGEST_BLOCK_MS = AddressBan.LASTS_MS;

    /** No limits of our own: only the exchange's refusals are obeyed. */
    RateLimits NONE = new RateLimits() {
        @Override
        public Future<Permission> take(EndpointGroup group, AddressUse use) {
            return Future.succeededFuture(new Permission.Granted());
        }

        @Override
        public void observed(EndpointGroup group, LimitStatus status) {}
    };

    /** Takes the right to send one request of a group now. The future does not fail. */
    Future<Permission> take(EndpointGroup group, AddressUse use);

    /** Notes what an answer said about a group's limit. */
    void observed(EndpointGroup group, LimitStatus status);

    /** What holds the requests that must go on while these limits cannot be asked, or say what only others have seen. */
    default RateLimits whileUnavailable() {
        return new ProcessRateLimits(AddressLimit.DEFAULT.alone());
    }

    /** The answer to {@link #take}. */
    sealed interface Permission {

        /** Send now. */
        record Granted() implements Permission {}

        /** Ask again after this time, in milliseconds, at least 1. */
        record Wait(long waitMs) implements Permission {}

        /** The exchange refuses the address for this time, in milliseconds, at least 1: nothing may be sent. */
        record Banned(long waitMs) implements Permission {}

        /** The shared limits are out of reach, in words without secrets. */
        record Unavailable(String reason) implements Permission {}
    }
}
