package io.eternalengine.reporting.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** The amount of one asset in an account at the snapshot that came in the record of the given offset. */
@Entity
@Table(name = "account_balances")
@IdClass(AccountBalance.Key.class)
public class AccountBalance implements Row {
    @Id
    @Column(name = "account", nullable = false)
    public String account;

    @Id
    @Column(name = "asset", nullable = false)
    public String asset;

    /** In the asset. */
    @Column(name = "amount", nullable = false)
    public BigDecimal amount;

    @Column(name = "snapshot_offset", nullable = false)
    public long snapshotOffset;

    @Override
    public Object key() {
        return new Key(account, asset);
    }

    /** The primary key. */
    public record Key(String account, String asset) {}
}
