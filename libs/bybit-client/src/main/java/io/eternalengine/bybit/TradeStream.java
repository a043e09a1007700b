package io.eternalengine.bybit;

/**
 * Order entry of one account by WebSocket: one connection that stays, so that an order needs no connection of its own.
 * Reached by {@link BybitRestClient#tradeStream}.
 *
 * <p>What becomes of a request is reported by the outcomes of REST. A request whose connection is lost before its answer, or that is
 * not answered in time, is {@link Outcome.Ambiguous}; one for which no authenticated connection is at hand is {@link
 * Outcome.NotSent}.
 */
public final class TradeStream implements AutoCloseable {

    private final TradeTransport transport;
    private final OrderEntry orders;

    TradeStream(TradeTransport transport, TradingRules rules) {
        this.transport = transport;
        this.orders = new OrderEntry(transport, rules);
    }

    /** Creates, changes and cancels orders. */
    public OrderEntry orders() {
        return orders;
    }

    /** Connects, and keeps connected until {@link #close}. */
    public void start() {
        transport.start();
    }

    @Override
    public void close() {
        transport.close();
    }
}
