package io.eternalengine.conformance;

/** Something looked at while an order stands; the order is withdrawn afterwards, however the look ends. */
@FunctionalInterface
interface RestingCheck {
    void on(String orderId) throws Exception;

    /** A case in one market whose order is placed before and withdrawn after. */
    static void during(Trading market, OrderFields order, RestingCheck check) throws Exception {
        String orderId = market.place(order);
        try {
            check.on(orderId);
        } finally {
            market.cancel(orderId);
        }
    }
}
