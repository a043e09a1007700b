package io.eternalengine.bybit;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Asks the limits before a request, waits a little for them, and passes on to them what the answer said.
 *
 * <p>What others say in shared limits holds openings. It does not hold for long what must go on: a ban that only others report is
 * tried, and counts from the exchange's own refusal on; a long wait is not believed for what reduces exposure. Whoever can write to
 * the shared limits could stop every sale for years else.
 */
final class LimitedSending {

    /** A request that would have to wait longer is given back to its caller. */
    static final long LONGEST_WAIT_MS = 1_000;

    private final Context eventLoop;
    private final RateLimits limits;
    private final RateLimits alone;
    private final Function<ExchangeRequest, AddressUse> addressUse;

    /** @param addressUse what a request that is sent here is to the limit of the address */
    LimitedSending(Context eventLoop, RateLimits limits, Function<ExchangeRequest, AddressUse> addressUse) {
        this.eventLoop = eventLoop;
        this.limits = limits;
        this.alone = limits.whileUnavailable();
        this.addressUse = addressUse;
    }

    /** Has a request sent on the event loop once the limits admit it; else answers what became of it. */
    Future<Outcome<Answer>> whenAdmitted(
            ExchangeRequest request, BiConsumer<ExchangeRequest, Promise<Outcome<Answer>>> send) {
        Promise<Outcome<Answer>> outcome = Promise.promise();
        eventLoop.runOnContext(ignored -> admit(request).onComplete(admitted -> {
            if (admitted.failed()) {
                outcome.fail(admitted.cause());
            } else if (admitted.result().isPresent()) {
                outcome.complete(admitted.result().get());
            } else {
                eventLoop.runOnContext(again -> send.accept(request, outcome));
            }
        }));
        return outcome.future();
    }

    /** Completes with nothing when the request may be sent, else with what became of it. A batch is one request of its address. */
    private Future<Optional<Outcome<Answer>>> admit(ExchangeRequest request) {
        long untilMs = System.currentTimeMillis() + LONGEST_WAIT_MS;
        Future<Optional<Outcome<Answer>>> admitted = admit(limits, request, addressUse.apply(request), untilMs);
        for (int counted = 1; counted < request.weight(); counted++) {
            admitted = admitted.compose(refused -> refused.isPresent()
                    ? Future.succeededFuture(refused)
                    : admit(limits, request, AddressUse.NONE, untilMs));
        }
        return admitted;
    }

    private Future<Optional<Outcome<Answer>>> admit(
            RateLimits asked, ExchangeRequest request, AddressUse use, long untilMs) {
        return asked.take(request.group(), use).compose(permission -> switch (permission) {
            case RateLimits.Permission.Granted ignored -> Future.succeededFuture(Optional.empty());
            case RateLimits.Permission.Wait(long waitMs) -> waitAndAskAgain(asked, request, use, waitMs, untilMs);
            case RateLimits.Permission.Banned(long waitMs) ->
                request.effect() == RequestEffect.MAY_OPEN_EXPOSURE || asked.equals(alone)
                        ? Future.succeededFuture(Optional.of(AddressBan.until(System.currentTimeMillis() + waitMs)))
                        : admit(alone, request, use, untilMs);
            case RateLimits.Permission.Unavailable(String reason) ->
                request.effect() == RequestEffect.MAY_OPEN_EXPOSURE
                        ? Future.succeededFuture(Optional.of(
                                new Outcome.RetryAfter<>(System.currentTimeMillis() + LONGEST_WAIT_MS, reason)))
                        : admit(alone, request, use, untilMs);
        });
    }

    private Future<Optional<Outcome<Answer>>> waitAndAskAgain(
            RateLimits asked, ExchangeRequest request, AddressUse use, long waitMs, long untilMs) {
        long nowMs = System.currentTimeMillis();
        if (nowMs + waitMs > untilMs) {
            if (request.effect() == RequestEffect.REDUCES_EXPOSURE && !asked.equals(alone)) {
                return admit(alone, request, use, untilMs);
            }
            return Future.succeededFuture(Optional.of(
                    new Outcome.RetryAfter<>(nowMs + waitMs, "the limit of " + request.group() + " is used up")));
        }
        Promise<Optional<Outcome<Answer>>> admitted = Promise.promise();
        eventLoop
                .owner()
                .setTimer(waitMs, timer -> admit(asked, request, use, untilMs).onComplete(admitted));
        return admitted.future();
    }

    /** Notes the headers of an answer and, when they say nothing, whether the request was refused for its rate. */
    void answered(EndpointGroup group, int status, MultiMap headers, long serverTimeMs, Outcome<Answer> outcome) {
        if (status == 403 && outcome instanceof Outcome.RetryAfter<Answer>(long notBeforeMs, var _)) {
            observed(EndpointGroup.ADDRESS, LimitStatus.exhausted(notBeforeMs - System.currentTimeMillis()));
            return;
        }
        LimitStatus stated = LimitHeaders.read(headers, serverTimeMs);
        if (stated != null) {
            observed(group, stated);
        } else if (status == 429) {
            observed(group, LimitStatus.exhausted(group.windowMs()));
        }
    }

    private void observed(EndpointGroup group, LimitStatus status) {
        limits.observed(group, status);
        alone.observed(group, status);
    }
}
