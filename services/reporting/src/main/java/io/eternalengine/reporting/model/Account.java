package io.eternalengine.reporting.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;

/** The latest snapshot of one account; its amounts are in {@link AccountBalance}. */
@Entity
@Table(name = "accounts")
public class Account implements Row {
    @Id
    @Column(name = "account", nullable = false)
    public String name;

    @Column(name = "as_of", nullable = false)
    public Instant asOf;

    /** In USDT. */
    @Column(name = "net_deposits", nullable = false)
    public BigDecimal netDeposits;

    @Column(name = "reconciled", nullable = false)
    public boolean reconciled;

    /** Empty while reconciled. */
    @Column(name = "difference", nullable = false)
    public String difference;

    @Column(name = "journal_sequence", nullable = false)
    public long journalSequence;

    /** Offset of the record that the snapshot came in. */
    @Column(name = "snapshot_offset", nullable = false)
    public long snapshotOffset;

    @Override
    public Object key() {
        return name;
    }
}
