package io.eternalengine.reporting.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;

/** The value of the portfolio at one moment, as the risk service measured it. */
@Entity
@Table(name = "equity_points")
public class EquityPoint implements Fact {
    /** Offset of the report; later reports have higher ones. */
    @Id
    @Column(name = "report_offset", nullable = false)
    public long reportOffset;

    @Column(name = "as_of", nullable = false)
    public Instant asOf;

    /** Marked to market, in USDT. */
    @Column(name = "equity", nullable = false)
    public BigDecimal equity;

    /** Value of one unit, in USDT. */
    @Column(name = "unit_value", nullable = false)
    public BigDecimal unitValue;

    /** Fall of the unit value from its all-time high, as a fraction. */
    @Column(name = "drawdown", nullable = false)
    public BigDecimal drawdown;

    @Column(name = "breaker_level", nullable = false)
    public int breakerLevel;

    @Override
    public Object key() {
        return reportOffset;
    }
}
