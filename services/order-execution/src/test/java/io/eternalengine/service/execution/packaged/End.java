package io.eternalengine.service.execution.packaged;

import io.eternalengine.schemas.v1.OrderState;

/** How an order may end: filled once, or stopped with a reason that says that nothing is left at the exchange. */
enum End {
    FILLED(OrderState.ORDER_STATE_FILLED, ""),
    NEVER_HAD(OrderState.ORDER_STATE_REJECTED, "the exchange never had the order"),
    REFUSED(OrderState.ORDER_STATE_REJECTED, "rejected with code "),
    UNREACHABLE(OrderState.ORDER_STATE_REJECTED, "the exchange could not be reached 2 times: "),
    BANNED(OrderState.ORDER_STATE_REJECTED, "the exchange refuses this address "),
    SLIPPED(OrderState.ORDER_STATE_REJECTED, "slippage-cap: ");

    private final OrderState state;
    private final String causeBegins;

    End(OrderState state, String causeBegins) {
        this.state = state;
        this.causeBegins = causeBegins;
    }

    boolean is(OrderState ended, String cause) {
        return ended == state && cause.startsWith(causeBegins);
    }
}
