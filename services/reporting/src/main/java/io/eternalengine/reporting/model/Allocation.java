package io.eternalengine.reporting.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;

/** Target capital of an engine in one account. */
@Entity
@Table(name = "allocations")
@IdClass(Allocation.Key.class)
public class Allocation implements Row {
    @Id
    @Column(name = "engine", nullable = false)
    public String engine;

    @Id
    @Column(name = "account", nullable = false)
    public String account;

    /** In USDT. */
    @Column(name = "total_capital", nullable = false)
    public BigDecimal totalCapital;

    /** In USDT. */
    @Column(name = "engine_capital", nullable = false)
    public BigDecimal engineCapital;

    @Column(name = "effective_from", nullable = false)
    public Instant effectiveFrom;

    @Override
    public Object key() {
        return new Key(engine, account);
    }

    /** The primary key. */
    public record Key(String engine, String account) {}
}
