package io.eternalengine.bybit;

/** The exchange has taken note of an order, a cancel or an amendment; what becomes of it is reported later. */
public record OrderAcknowledgement(String orderId, String orderLinkId) {

    static OrderAcknowledgement read(Fields fields) {
        return new OrderAcknowledgement(fields.text("orderId"), fields.textOrEmpty("orderLinkId"));
    }
}
