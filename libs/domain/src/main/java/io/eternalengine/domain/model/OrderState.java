package io.eternalengine.domain.model;

/**
 * The life of an order.
 *
 * <pre>
 * CREATED → VALIDATED → SUBMITTED → ACKNOWLEDGED → OPEN → PARTIALLY_FILLED → FILLED
 *     any state before an end → REJECTED | CANCELLED | EXPIRED
 * </pre>
 *
 * Messages of the exchange arrive late and out of order, so a step may be skipped forwards, never taken back.
 */
public enum OrderState {
    CREATED(false),
    VALIDATED(false),
    SUBMITTED(false),
    ACKNOWLEDGED(false),
    OPEN(false),
    PARTIALLY_FILLED(false),
    FILLED(true),
    CANCELLED(true),
    REJECTED(true),
    EXPIRED(true);

    private final boolean terminal;

    OrderState(boolean terminal) {
        this.terminal = terminal;
    }

    /** Whether nothing can happen to the order any more. */
    public boolean isTerminal() {
        return terminal;
    }

    /** Whether the step is legal. */
    public boolean mayBecome(OrderState next) {
        return !terminal && next.compareTo(this) > 0;
    }
}
