package io.eternalengine.reporting.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;

/** The close of the latest candle of an instrument. */
@Entity
@Table(name = "marks")
@IdClass(Mark.Key.class)
public class Mark implements Row {
    /** {@code SPOT} or {@code LINEAR}. */
    @Id
    @Column(name = "category", nullable = false)
    public String category;

    @Id
    @Column(name = "symbol", nullable = false)
    public String symbol;

    /** In the quote asset. */
    @Column(name = "price", nullable = false)
    public BigDecimal price;

    @Column(name = "closed_at", nullable = false)
    public Instant closedAt;

    @Override
    public Object key() {
        return new Key(category, symbol);
    }

    /** The primary key. */
    public record Key(String category, String symbol) {}
}
