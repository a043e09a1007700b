package io.eternalengine.local.fleet.replay;

import org.jspecify.annotations.Nullable;

/** The committed records of one partition, read forward, up to an end that does not move. */
public interface PartitionRecords {
    /** The next one; null at the end. */
    @Nullable
    StoredRecord peek();

    /** Goes on behind it. */
    void next();

    /** Goes on at the first record that stands at this offset or behind it; never back. */
    void skipTo(long offset);

    /** Everything before this offset was committed before the log of inputs was read: it stands in the log. */
    long settledEnd();
}
