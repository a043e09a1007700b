package io.eternalengine.local.fleet.replay;

import io.eternalengine.topics.Topic;

/** The topics of a fleet, partition by partition. */
public interface StoredTopics {
    /** The same reader for each call with the same partition. */
    PartitionRecords of(Topic topic, int partition);
}
