package io.eternalengine.venue;

/**
 * How a request names an order.
 *
 * @param symbol empty for any
 * @param orderId the venue's id; empty for the client's
 * @param orderLinkId the client's id, looked at where there is no orderId
 */
record OrderName(Category category, String symbol, String orderId, String orderLinkId) {

    /** Whether an order is meant. */
    boolean isOf(Order order) {
        Listing listing = order.request().listing();
        return listing.category() == category
                && (symbol.isEmpty() || listing.symbol().equals(symbol))
                && (orderId.isEmpty()
                        ? order.request().orderLinkId().equals(orderLinkId)
                        : order.id().equals(orderId));
    }
}
