package io.eternalengine.reporting.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** How far the read models have come in one partition. */
@Entity
@Table(name = "stored_positions")
@IdClass(StoredPosition.Key.class)
public class StoredPosition implements Row {
    @Id
    @Column(name = "topic", nullable = false)
    public String topic;

    @Id
    @Column(name = "kafka_partition", nullable = false)
    public int partition;

    /** Offset of the first record that they do not contain. */
    @Column(name = "next_offset", nullable = false)
    public long nextOffset;

    @Override
    public Object key() {
        return new Key(topic, partition);
    }

    /** The primary key. */
    public record Key(String topic, int partition) {}
}
