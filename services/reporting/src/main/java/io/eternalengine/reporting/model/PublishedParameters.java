package io.eternalengine.reporting.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The parameters that the risk service published last. */
@Entity
@Table(name = "risk_parameters")
public class PublishedParameters implements Row {
    /** Key of the record. */
    @Id
    @Column(name = "scope", nullable = false)
    public String scope;

    /** SHA-256 of the parameters, in hexadecimal. */
    @Column(name = "hash", nullable = false)
    public String hash;

    /** JSON: {@code values}, an array of name and value. */
    @Column(name = "parameters", nullable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    public String parameters;

    @Override
    public Object key() {
        return scope;
    }
}
