package io.eternalengine.reporting.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Something that a person should know. */
@Entity
@Table(name = "alerts")
public class Alert implements Fact {
    @Id
    @Column(name = "alert_id", nullable = false)
    public String alertId;

    /** {@code P0} (worst) to {@code P3}. */
    @Column(name = "severity", nullable = false)
    public String severity;

    @Column(name = "subject", nullable = false)
    public String subject;

    @Column(name = "text", nullable = false)
    public String text;

    @Column(name = "at", nullable = false)
    public Instant at;

    @Override
    public Object key() {
        return alertId;
    }
}
