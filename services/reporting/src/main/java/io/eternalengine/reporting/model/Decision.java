package io.eternalengine.reporting.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What an engine decided on one input, and why. */
@Entity
@Table(name = "decisions")
@IdClass(Decision.Key.class)
public class Decision implements Fact {
    @Id
    @Column(name = "engine", nullable = false)
    public String engine;

    /** In which the engine trades. */
    @Id
    @Column(name = "account", nullable = false)
    public String account;

    @Id
    @Column(name = "sequence", nullable = false)
    public long sequence;

    @Column(name = "event_time", nullable = false)
    public Instant eventTime;

    /** Null, with partition and offset, when a signal caused the decision and no record. */
    @Column(name = "input_topic")
    public @Nullable String inputTopic;

    @Column(name = "input_partition")
    public @Nullable Integer inputPartition;

    @Column(name = "input_offset")
    public @Nullable Long inputOffset;

    /** Message type of the input, or name of the signal. */
    @Column(name = "input_type", nullable = false)
    public String inputType;

    @Column(name = "state", nullable = false)
    public String state;

    /** {@code nothing-due} when none fired. */
    @Column(name = "rule", nullable = false)
    public String rule;

    @Column(name = "explanation", nullable = false)
    public String explanation;

    /** JSON: {@code values}, an array of name and value, and {@code intents}, an array. */
    @Column(name = "details", nullable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    public String details;

    /** SHA-256 of the state after the decision, in hexadecimal. */
    @Column(name = "state_hash", nullable = false)
    public String stateHash;

    /** Whether the engine wished to trade. */
    @Column(name = "wished", nullable = false)
    public boolean wished;

    /** Whether the engine wished to trade, or a rule fired on anything but news of its own orders. */
    @Column(name = "acted", nullable = false)
    public boolean acted;

    @Override
    public Object key() {
        return new Key(engine, account, sequence);
    }

    /** The primary key. */
    public record Key(String engine, String account, long sequence) {}
}
