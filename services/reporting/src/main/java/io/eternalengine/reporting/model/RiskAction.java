package io.eternalengine.reporting.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A command of the risk service other than a move of the breaker. */
@Entity
@Table(name = "risk_actions")
public class RiskAction implements Fact {
    @Id
    @Column(name = "risk_epoch", nullable = false)
    public long riskEpoch;

    @Column(name = "at", nullable = false)
    public Instant at;

    /** Name of a {@link RiskActionKind}. */
    @Column(name = "kind", nullable = false)
    public String kind;

    /** Names the halt that is imposed or lifted; empty for other kinds. */
    @Column(name = "halt_key", nullable = false)
    public String haltKey;

    /** {@code ALL}, or what kind of thing and its name: {@code ENGINE=CORE-HODL}. */
    @Column(name = "scope", nullable = false)
    public String scope;

    @Column(name = "reason", nullable = false)
    public String reason;

    /** Who imposed or approved it, separated by commas; empty when the system did. */
    @Column(name = "people", nullable = false)
    public String people;

    /** Multiplier on sizes, or fraction to sell. */
    @Column(name = "fraction")
    public @Nullable BigDecimal fraction;

    @Column(name = "stop_distance_multiplier")
    public @Nullable BigDecimal stopDistanceMultiplier;

    /** When a pause ends. */
    @Column(name = "until")
    public @Nullable Instant until;

    @Override
    public Object key() {
        return riskEpoch;
    }
}
