package io.eternalengine.reporting.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;

/** The latest state of one order. */
@Entity
@Table(name = "orders")
public class Order implements Row {
    @Id
    @Column(name = "client_order_id", nullable = false)
    public String clientOrderId;

    @Column(name = "intent_id", nullable = false)
    public String intentId;

    @Column(name = "engine", nullable = false)
    public String engine;

    @Column(name = "account", nullable = false)
    public String account;

    /** {@code SPOT} or {@code LINEAR}. */
    @Column(name = "category", nullable = false)
    public String category;

    @Column(name = "symbol", nullable = false)
    public String symbol;

    /** {@code BUY} or {@code SELL}. */
    @Column(name = "side", nullable = false)
    public String side;

    /** For example {@code PARTIALLY_FILLED}. */
    @Column(name = "state", nullable = false)
    public String state;

    /** Empty until the exchange named it. */
    @Column(name = "exchange_order_id", nullable = false)
    public String exchangeOrderId;

    /** In the base asset. */
    @Column(name = "filled_quantity", nullable = false)
    public BigDecimal filledQuantity;

    /** In the quote asset. */
    @Column(name = "filled_value", nullable = false)
    public BigDecimal filledValue;

    /** Empty, or why it was rejected, cancelled or expired. */
    @Column(name = "cause", nullable = false)
    public String cause;

    @Column(name = "changed_at", nullable = false)
    public Instant changedAt;

    @Column(name = "journal_sequence", nullable = false)
    public long journalSequence;

    @Override
    public Object key() {
        return clientOrderId;
    }
}
