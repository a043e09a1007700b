package io.eternalengine.reporting.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;

/** The exchange executed (part of) an order. */
@Entity
@Table(name = "executions")
public class Execution implements Fact {
    @Id
    @Column(name = "execution_id", nullable = false)
    public String executionId;

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

    /** In the quote asset. */
    @Column(name = "price", nullable = false)
    public BigDecimal price;

    /** In the base asset. */
    @Column(name = "quantity", nullable = false)
    public BigDecimal quantity;

    /** In the quote asset, before the fee. */
    @Column(name = "value", nullable = false)
    public BigDecimal value;

    /** In the fee asset; positive when paid. */
    @Column(name = "fee", nullable = false)
    public BigDecimal fee;

    @Column(name = "fee_asset", nullable = false)
    public String feeAsset;

    @Column(name = "maker", nullable = false)
    public boolean maker;

    @Column(name = "executed_at", nullable = false)
    public Instant executedAt;

    @Column(name = "journal_sequence", nullable = false)
    public long journalSequence;

    @Override
    public Object key() {
        return executionId;
    }
}
