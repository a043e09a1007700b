package io.eternalengine.service.execution.account;

import io.eternalengine.bybit.OrderReport;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.service.execution.journal.ChildOrder;
import io.eternalengine.service.execution.journal.ParentOrder;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** An unfinished order on its executor; touched by the executor's thread only. What must survive is in the journal. */
final class WorkingOrder {
    private static final Duration FIRST_ASK_AFTER = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private static final Duration CANCEL_AGAIN_AFTER = Duration.ofSeconds(2);

    private ParentOrder order;
    /** Set by the event loop that sends, so that it is known to whoever learns of the child order before its answer. */
    private AtomicLong firstByteWallUs = new AtomicLong();

    private @Nullable ChildOrder childOrder;
    /** The trading rules that the child order was planned by. */
    private @Nullable Instrument plannedBy;

    private @Nullable OrderReport reportedClosed;
    private long dueAtNanos = System.nanoTime();
    private int asks;
    private int unreachable;
    private long cancelNotBeforeNanos = System.nanoTime();
    private boolean cancelUnasked;

    WorkingOrder(ParentOrder order, @Nullable ChildOrder childOrder) {
        this.order = order;
        this.childOrder = childOrder;
    }

    ParentOrder order() {
        return order.withFirstByteAt(firstByteWallUs.get());
    }

    void is(ParentOrder newOrder) {
        order = newOrder;
    }

    @Nullable
    ChildOrder childOrder() {
        return childOrder;
    }

    /** The child order that the exchange may have, if there is one. */
    @Nullable
    ChildOrder underWay() {
        ChildOrder latest = childOrder;
        return latest != null && latest.isUnderWay() ? latest : null;
    }

    /**
     * A child order is about to be sent.
     *
     * @param firstByteUs holds the wall clock of its first byte as soon as that has left
     */
    void placed(ChildOrder newChildOrder, AtomicLong firstByteUs) {
        order = order();
        childOrder = newChildOrder;
        reportedClosed = null;
        firstByteWallUs = firstByteUs;
        asks = 0;
        cancelNotBeforeNanos = System.nanoTime();
        cancelUnasked = false;
        askIn(FIRST_ASK_AFTER);
    }

    void plannedBy(Instrument rules) {
        plannedBy = rules;
    }

    /** The trading rules that the latest child order was planned by; null when that was before a restart. */
    @Nullable
    Instrument plannedBy() {
        return plannedBy;
    }

    void know(ChildOrder newChildOrder) {
        childOrder = newChildOrder;
    }

    /** The exchange's report that the child order is closed, which waits for executions that have not been reported yet. */
    @Nullable
    OrderReport reportedClosed() {
        return reportedClosed;
    }

    void waitsForExecutions(OrderReport report) {
        reportedClosed = report;
        askNow();
    }

    boolean isFilled() {
        return order.filledQuantity().isPositive();
    }

    /** The state in which it ends with something left: what has filled is not rejected. */
    OrderState endUnfinished() {
        return isFilled() ? OrderState.CANCELLED : OrderState.REJECTED;
    }

    /** Whether it takes something off the exchange's hands that is not on its way yet. */
    boolean isReductionToPlace() {
        return order.reduces() && !movesStop() && underWay() == null;
    }

    /** Whether it trades nothing, and only moves the stop of a position. */
    boolean movesStop() {
        return order.intent().movesStop();
    }

    boolean isDue() {
        return System.nanoTime() - dueAtNanos >= 0;
    }

    /** Negative when it is overdue. */
    long dueInNanos(long nowNanos) {
        return dueAtNanos - nowNanos;
    }

    long nanosUntilDue() {
        return Math.max(0, dueAtNanos - System.nanoTime());
    }

    int asks() {
        return asks;
    }

    /** Asked without a final answer: ask again after a growing pause. */
    void askAgain() {
        asks++;
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(asks, 3));
        askIn(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }

    void askNow() {
        dueAtNanos = System.nanoTime();
    }

    void askIn(Duration pause) {
        dueAtNanos = System.nanoTime() + pause.toNanos();
    }

    /** The exchange took a child order: tries that did not reach it are counted anew. */
    void reached() {
        unreachable = 0;
    }

    /** Counts a try that did not reach the exchange. */
    int couldNotReach() {
        unreachable++;
        askIn(LONGEST_PAUSE);
        return unreachable;
    }

    /**
     * Whether a cancel may be sent: a cancel that came to nothing is repeated, which can do no harm, but not before it was asked
     * what had become of it. Else cancels that nobody answers would hold up every question.
     */
    boolean mayCancel() {
        return !cancelUnasked && System.nanoTime() - cancelNotBeforeNanos >= 0;
    }

    void cancelRequested() {
        cancelUnasked = true;
        cancelNotBeforeNanos = System.nanoTime() + CANCEL_AGAIN_AFTER.toNanos();
    }

    /** The exchange is asked what has become of the order. */
    void asked() {
        reportedClosed = null;
        cancelUnasked = false;
    }
}
