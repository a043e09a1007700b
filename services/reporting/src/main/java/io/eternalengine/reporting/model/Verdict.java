package io.eternalengine.reporting.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Risk's answer to one intent. */
@Entity
@Table(name = "verdicts")
public class Verdict implements Fact {
    @Id
    @Column(name = "intent_id", nullable = false)
    public String intentId;

    @Column(name = "engine", nullable = false)
    public String engine;

    @Column(name = "account", nullable = false)
    public String account;

    /** {@code APPROVED} or {@code REJECTED}. */
    @Column(name = "outcome", nullable = false)
    public String outcome;

    @Column(name = "rule", nullable = false)
    public String rule;

    @Column(name = "explanation", nullable = false)
    public String explanation;

    @Column(name = "risk_epoch", nullable = false)
    public long riskEpoch;

    @Column(name = "decided_at", nullable = false)
    public Instant decidedAt;

    @Override
    public Object key() {
        return intentId;
    }
}
