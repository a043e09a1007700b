package io.eternalengine.reporting.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;

/** The circuit breaker went from one level to another. */
@Entity
@Table(name = "breaker_transitions")
public class BreakerMove implements Fact {
    @Id
    @Column(name = "risk_epoch", nullable = false)
    public long riskEpoch;

    @Column(name = "at", nullable = false)
    public Instant at;

    @Column(name = "from_level", nullable = false)
    public int fromLevel;

    @Column(name = "to_level", nullable = false)
    public int toLevel;

    /** As a fraction. */
    @Column(name = "drawdown", nullable = false)
    public BigDecimal drawdown;

    /** In USDT. */
    @Column(name = "unit_value", nullable = false)
    public BigDecimal unitValue;

    /** In USDT. */
    @Column(name = "peak_unit_value", nullable = false)
    public BigDecimal peakUnitValue;

    @Override
    public Object key() {
        return riskEpoch;
    }
}
