package io.eternalengine.service.execution.account;

import io.eternalengine.bybit.OrderAcknowledgement;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.bybit.SendGate;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.kit.WallClock;
import io.eternalengine.kit.halt.RiskLink;
import io.eternalengine.kit.telemetry.Tracing;
import io.eternalengine.logging.LogLine;
import io.eternalengine.service.execution.journal.ChildOrder;
import io.eternalengine.service.execution.journal.Journal;
import io.eternalengine.service.execution.journal.ParentOrder;
import io.eternalengine.service.execution.venue.VenueAccount;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends child orders: journal first, then the last look at halts and lease on the way to the socket, then one request. What
 * is not clearly accepted or refused is left to be asked for; it is never sent again under another name before that.
 */
public final class OrderSender {
    private static final Logger LOG = Logger.getLogger(OrderSender.class);

    /** Times of the same refusal differ by what it took to learn of it. */
    private static final long ALERT_AGAIN_AFTER_MS = 60_000;

    private final VenueAccount venue;
    private final Journal journal;
    private final RiskLink risk;
    private final ExecutionParameters parameters;
    private final Tracing tracing;
    private final ExecutionProbe probe;
    private final Consumer<ExecutorEvent.Answered> answers;
    /** Up to which time a person knows that the exchange refuses everything. */
    private long alertedUntilMs;

    private final AccountStop stop = new AccountStop();

    /**
     * A sender for one account.
     *
     * @param answers takes the exchange's answers, in whatever thread they arrive
     */
    public OrderSender(
            VenueAccount venue,
            Journal journal,
            RiskLink risk,
            ExecutionParameters parameters,
            Tracing tracing,
            ExecutionProbe probe,
            Consumer<ExecutorEvent.Answered> answers) {
        this.venue = venue;
        this.journal = journal;
        this.risk = risk;
        this.parameters = parameters;
        this.tracing = tracing;
        this.probe = probe;
        this.answers = answers;
    }

    /** @param stop that the order brings with it; null for none */
    void send(WorkingOrder order, ChildOrder childOrder, @Nullable Decimal stop, long nowMs) {
        Optional<String> forbidden = forbidden(order.order(), nowMs);
        if (forbidden.isPresent()) {
            giveUp(order, forbidden.get(), nowMs);
            return;
        }
        submitAndSend(order, childOrder, stop, nowMs);
    }

    private void submitAndSend(WorkingOrder order, ChildOrder childOrder, @Nullable Decimal stop, long nowMs) {
        order.is(journal.submit(order.order(), childOrder));
        var firstByteUs = new AtomicLong();
        order.placed(childOrder, firstByteUs);
        var span = tracing.start("order create", SpanKind.CLIENT, order.order().context());
        ParentOrder sent = order.order();
        var _ = venue.create(Requests.of(sent, childOrder, stop), () -> mayGoForMs(sent, nowMs, firstByteUs))
                .otherwise(Outcome.Ambiguous::new)
                .onSuccess(outcome -> {
                    span.end();
                    if (sent.filledQuantity().isZero()) {
                        probe.sent(sent, firstByteUs.get());
                    }
                    answers.accept(new ExecutorEvent.Answered(childOrder, outcome, nowMs));
                });
    }

    /** Takes the answer to a child order that is still waiting for it. */
    void on(WorkingOrder order, ChildOrder childOrder, ExecutorEvent.Answered answered) {
        long nowMs = answered.sentMarketMs();
        switch (answered.outcome()) {
            case Outcome.Accepted<OrderAcknowledgement> accepted -> {
                stop.end();
                order.reached();
                order.is(journal.acknowledge(
                        order.order(), childOrder, accepted.result().orderId(), nowMs));
                order.know(journal.childOrder(childOrder.clientOrderId()).orElseThrow());
            }
            case Outcome.Rejected<OrderAcknowledgement> rejected -> applyRefusal(order, childOrder, rejected, nowMs);
            case Outcome.NotSent<OrderAcknowledgement> notSent -> {
                switch (notSent.reason()) {
                    case GATE_CLOSED -> end(order, childOrder, "halted on the way to the exchange", nowMs);
                    case NO_CONNECTION -> withdraw(order, childOrder, notSent.detail(), nowMs);
                    case RULE_BROKEN -> end(order, childOrder, notSent.detail(), nowMs);
                }
            }
            case Outcome.RetryAfter<OrderAcknowledgement> retry -> {
                withdraw(order, childOrder, retry.cause(), nowMs);
                holdUntil(order, childOrder, retry, nowMs);
            }
            case Outcome.Stop<OrderAcknowledgement> answer -> {
                stop(answer, nowMs);
                if (order.order().reduces()) {
                    withdraw(order, childOrder, stop.cause(), nowMs);
                    order.askIn(AccountStop.TRY_AGAIN_AFTER);
                } else {
                    end(order, childOrder, stop.cause(), nowMs);
                }
            }
            case Outcome.Ambiguous<OrderAcknowledgement> ambiguous -> {
                LogLine.of("order-answer")
                        .with("account", venue.name())
                        .with("clientOrderId", childOrder.clientOrderId())
                        .with("state", "UNCLEAR")
                        .with("cause", ambiguous.cause().getMessage())
                        .warn(LOG);
                order.askNow();
            }
        }
    }

    /** A clear refusal ends the order; one that says that the exchange has the order, or had it, is asked about. */
    private void applyRefusal(
            WorkingOrder order, ChildOrder childOrder, Outcome.Rejected<OrderAcknowledgement> rejected, long nowMs) {
        switch (rejected.kind()) {
            case DUPLICATE_ORDER_LINK_ID, ORDER_NOT_FOUND -> order.askNow();
            case INVALID_REQUEST, INSUFFICIENT_FUNDS, BELOW_MINIMUM_VALUE, POSITION_CHANGED, OTHER ->
                end(order, childOrder, "rejected with code " + rejected.code() + ": " + rejected.reason(), nowMs);
        }
    }

    /** The exchange said, to an order or a question, that this account may not trade. */
    void stop(Outcome.Stop<?> answer, long nowMs) {
        if (stop.begin(answer)) {
            LogLine.of("account")
                    .with("account", venue.name())
                    .with("state", "MAY_NOT_TRADE")
                    .with("cause", stop.cause())
                    .error(LOG);
            journal.alert(
                    "account " + venue.name() + " may not trade",
                    "The exchange answered " + answer.code() + ": " + answer.reason()
                            + ". Openings are refused, and what reduces exposure is tried again, until the exchange"
                            + " takes an order of the account or the service is started again.",
                    nowMs);
        }
    }

    /** Why the account may not trade; empty when it may. */
    String stopCause() {
        return stop.cause();
    }

    /** Not one byte left, or the exchange said that it did nothing: the same order is tried again under its next number. */
    void withdraw(WorkingOrder order, ChildOrder childOrder, String cause, long nowMs) {
        order.is(journal.close(order.order(), childOrder, ChildOrder.State.NOT_PLACED, Optional.empty(), cause, nowMs));
        order.know(journal.childOrder(childOrder.clientOrderId()).orElseThrow());
        unreachable(order, cause, nowMs);
    }

    /**
     * When the exchange refuses everything for longer than an order is tried, as with a banned address, an opening order
     * ends here; what reduces exposure waits, and goes then.
     */
    private void holdUntil(
            WorkingOrder order, ChildOrder childOrder, Outcome.RetryAfter<OrderAcknowledgement> retry, long nowMs) {
        Duration wait = Duration.ofMillis(retry.notBeforeMs() - System.currentTimeMillis());
        if (order.order().state().isTerminal()
                || wait.compareTo(WorkingOrder.LONGEST_PAUSE.multipliedBy(parameters.unreachableTries())) <= 0) {
            return;
        }
        if (order.order().reduces()) {
            order.askIn(wait);
            LogLine.of("order-answer")
                    .with("account", venue.name())
                    .with("clientOrderId", childOrder.clientOrderId())
                    .with("state", "SENT_AGAIN_LATER")
                    .with("cause", retry.cause())
                    .warn(LOG);
        } else {
            giveUp(order, retry.cause(), nowMs);
        }
        if (retry.notBeforeMs() > alertedUntilMs) {
            alertedUntilMs = retry.notBeforeMs() + ALERT_AGAIN_AFTER_MS;
            journal.alert("account " + venue.name() + " is refused by the exchange", retry.cause(), nowMs);
        }
    }

    private void unreachable(WorkingOrder order, String cause, long nowMs) {
        int tries = order.couldNotReach();
        if (!order.order().reduces() && tries >= parameters.unreachableTries()) {
            giveUp(order, "the exchange could not be reached " + tries + " times: " + cause, nowMs);
        }
    }

    private void end(WorkingOrder order, ChildOrder childOrder, String cause, long nowMs) {
        order.is(journal.close(
                order.order(),
                childOrder,
                ChildOrder.State.NOT_PLACED,
                Optional.of(order.endUnfinished()),
                cause,
                nowMs));
        order.know(journal.childOrder(childOrder.clientOrderId()).orElseThrow());
    }

    private void giveUp(WorkingOrder order, String cause, long nowMs) {
        order.is(journal.end(order.order(), order.endUnfinished(), cause, nowMs));
    }

    /** Whether a halt that is in force forbids to open this. */
    boolean isHalted(OrderIntent intent, long nowMs) {
        return halt(intent, nowMs).isPresent();
    }

    /** Why an opening cannot be sent any more, in words; empty while it can, be it only later. */
    Optional<String> forbiddenForGood(ParentOrder order, long nowMs) {
        if (order.reduces()) {
            return Optional.empty();
        }
        return stop.isInForce()
                ? Optional.of(stop.cause())
                : halt(order.intent(), nowMs).or(() -> risk.superseded(order.intent()));
    }

    private Optional<String> halt(OrderIntent intent, long nowMs) {
        return risk.register().forbids(intent.engine(), intent.account(), intent.instrument(), nowMs);
    }

    private Optional<String> forbidden(ParentOrder order, long nowMs) {
        if (order.reduces()) {
            return Optional.empty();
        }
        return stop.isInForce() ? Optional.of(stop.cause()) : risk.forbidsOpening(order.intent(), nowMs);
    }

    /**
     * The last look, on the event loop, before the request is signed. The lease is read before the halts: an opening that is held up
     * from here on is refused by the exchange once the lease that was seen has ended.
     */
    private long mayGoForMs(ParentOrder order, long nowMs, AtomicLong firstByteUs) {
        long leftMs = order.reduces() ? Long.MAX_VALUE : risk.leaseLeft().toMillis();
        if (leftMs < SendGate.SHORTEST_MS || forbidden(order, nowMs).isPresent()) {
            return 0;
        }
        firstByteUs.set(WallClock.nowUs());
        return leftMs;
    }
}
