package io.eternalengine.simulator.rest;

import io.eternalengine.venue.Category;
import io.eternalengine.venue.Order;
import io.eternalengine.venue.Refusal;
import io.eternalengine.venue.ReturnCode;
import io.eternalengine.venue.StopKind;
import io.eternalengine.venue.Trigger;

/** The kinds of orders that a request means. */
enum OrderFilter {
    ALL,
    ACTIVE,
    STOP,
    SPOT_TPSL,
    /** A kind of orders that the exchange has and this venue takes none of. */
    NOT_HERE;

    /** Reads the field of a list; all kinds when it is empty. */
    static OrderFilter ofList(String orderFilter) {
        return switch (orderFilter) {
            case "OcoOrder", "BidirectionalTpslOrder" -> NOT_HERE;
            default -> parse(orderFilter);
        };
    }

    /** Reads the field; all kinds when it is empty. */
    static OrderFilter parse(String orderFilter) {
        return switch (orderFilter) {
            case "" -> ALL;
            case "Order" -> ACTIVE;
            case "StopOrder" -> STOP;
            case "tpslOrder" -> SPOT_TPSL;
            default ->
                throw new Refusal(ReturnCode.PARAMETER_ERROR, "orderFilter must be Order, StopOrder or tpslOrder");
        };
    }

    /** Spot's cancel-all leaves stops alone unless it names them. */
    static OrderFilter ofCancelAll(Category category, String orderFilter) {
        return category == Category.SPOT && orderFilter.isEmpty() ? ACTIVE : ofList(orderFilter);
    }

    boolean chooses(Order order) {
        Trigger trigger = order.request().terms().trigger();
        boolean tpsl = trigger != null && trigger.kind() == StopKind.SPOT_TPSL;
        return switch (this) {
            case ALL -> true;
            case ACTIVE -> trigger == null || order.rests();
            case STOP -> trigger != null && !tpsl && !order.rests();
            case SPOT_TPSL -> tpsl && !order.rests();
            case NOT_HERE -> false;
        };
    }
}
