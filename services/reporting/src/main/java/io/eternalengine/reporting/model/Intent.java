package io.eternalengine.reporting.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An engine wished to trade. Exactly one of quantity and quote amount is set. */
@Entity
@Table(name = "intents")
public class Intent implements Fact {
    @Id
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

    @Column(name = "style", nullable = false)
    public String style;

    /** In the base asset. */
    @Column(name = "quantity")
    public @Nullable BigDecimal quantity;

    /** In the quote asset. */
    @Column(name = "quote_amount")
    public @Nullable BigDecimal quoteAmount;

    @Column(name = "reduces_exposure", nullable = false)
    public boolean reducesExposure;

    /** In the quote asset. */
    @Column(name = "reference_price")
    public @Nullable BigDecimal referencePrice;

    @Column(name = "risk_epoch", nullable = false)
    public long riskEpoch;

    @Column(name = "decided_at", nullable = false)
    public Instant decidedAt;

    @Column(name = "reason", nullable = false)
    public String reason;

    @Override
    public Object key() {
        return intentId;
    }
}
