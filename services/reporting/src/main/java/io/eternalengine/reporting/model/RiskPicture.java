package io.eternalengine.reporting.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;

/** What the risk service reported last. */
@Entity
@Table(name = "risk_pictures")
public class RiskPicture implements Row {
    /** Key of the record. */
    @Id
    @Column(name = "scope", nullable = false)
    public String scope;

    @Column(name = "as_of", nullable = false)
    public Instant asOf;

    @Column(name = "risk_epoch", nullable = false)
    public long riskEpoch;

    @Column(name = "breaker_level", nullable = false)
    public int breakerLevel;

    /** In USDT. */
    @Column(name = "equity", nullable = false)
    public BigDecimal equity;

    /** In USDT. */
    @Column(name = "unit_value", nullable = false)
    public BigDecimal unitValue;

    /** All-time high of the unit value, in USDT. */
    @Column(name = "peak_unit_value", nullable = false)
    public BigDecimal peakUnitValue;

    /** As a fraction. */
    @Column(name = "drawdown", nullable = false)
    public BigDecimal drawdown;

    /** Largest so far, as a fraction. */
    @Column(name = "max_drawdown", nullable = false)
    public BigDecimal maxDrawdown;

    @Column(name = "executions_applied", nullable = false)
    public long executionsApplied;

    @Override
    public Object key() {
        return scope;
    }
}
