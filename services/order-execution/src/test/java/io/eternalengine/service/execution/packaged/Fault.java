package io.eternalengine.service.execution.packaged;

import io.eternalengine.schemas.v1.OrderState;
import java.util.Set;

/** What goes wrong between order execution and the exchange, and how an order may then end. */
enum Fault {
    NONE("nothing", Set.of(OrderState.ORDER_STATE_FILLED)),
    DELIVERED_TWICE("the command comes twice", Set.of(OrderState.ORDER_STATE_FILLED)),
    WEB_SOCKETS_DROPPED("web sockets dropped", Set.of(OrderState.ORDER_STATE_FILLED)),
    TIME_OUT_AFTER("time-out after acceptance", Set.of(OrderState.ORDER_STATE_FILLED)),
    TIME_OUT_BEFORE("time-out before acceptance", Set.of(OrderState.ORDER_STATE_REJECTED)),
    SERVER_ERROR("answer 502", Set.of(OrderState.ORDER_STATE_REJECTED)),
    KILLED_REQUEST_LOST("killed, request lost", Set.of(OrderState.ORDER_STATE_REJECTED)),
    /** The exchange reads the request of a process that is dead, or finds its connection broken. */
    KILLED_REQUEST_UNREAD(
            "killed, request unread", Set.of(OrderState.ORDER_STATE_FILLED, OrderState.ORDER_STATE_REJECTED));

    private final String words;
    private final Set<OrderState> ends;

    Fault(String words, Set<OrderState> ends) {
        this.words = words;
        this.ends = ends;
    }

    boolean kills() {
        return this == KILLED_REQUEST_LOST || this == KILLED_REQUEST_UNREAD;
    }

    String words() {
        return words;
    }

    Set<OrderState> ends() {
        return ends;
    }
}
