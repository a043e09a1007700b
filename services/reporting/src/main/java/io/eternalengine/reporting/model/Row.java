package io.eternalengine.reporting.model;

/** One row of a read model: written whole, replacing the row with the same key. */
public interface Row {
    /** What no two rows of the table share. */
    Object key();
}
