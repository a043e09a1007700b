package io.eternalengine.local.fleet.replay;

import com.google.protobuf.InvalidProtocolBufferException;
import io.eternalengine.schemas.v1.RiskInputEntry;
import io.eternalengine.schemas.v1.RiskInputsApplied;
import io.eternalengine.topics.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Risk's log of inputs, commit by commit. */
final class RiskCommits {
    private final PartitionRecords log;
    private final String owner;

    /** @param owner key of the records that are risk's */
    RiskCommits(StoredTopics topics, String owner) {
        this.log = topics.of(Topic.RISK_INPUTS, 0);
        this.owner = owner;
    }

    /**
     * One commit.
     *
     * @param inputs of all its parts, in their order
     * @param end its last part, which says the rest
     */
    record Commit(List<RiskInputEntry> inputs, RiskInputsApplied end) {
        long sequence() {
            return end.getSequence();
        }
    }

    /** The next one; empty at the end of the log. */
    Optional<Commit> next() {
        List<RiskInputEntry> inputs = new ArrayList<>();
        int parts = 0;
        for (StoredRecord stored = log.peek(); stored != null; stored = log.peek()) {
            log.next();
            if (stored.key().equals(owner)) {
                RiskInputsApplied part = decoded(stored);
                parts++;
                if (part.getPart() != parts) {
                    throw new NotReplayed("in place of part " + parts + " of commit " + part.getSequence()
                            + " stands part " + part.getPart());
                }
                inputs.addAll(part.getInputsList());
                if (part.getPart() == part.getParts()) {
                    return Optional.of(new Commit(inputs, part));
                }
            }
        }
        if (parts > 0) {
            throw new NotReplayed("the last commit of the log lacks parts");
        }
        return Optional.empty();
    }

    private static RiskInputsApplied decoded(StoredRecord stored) {
        try {
            return RiskInputsApplied.parseFrom(stored.value());
        } catch (InvalidProtocolBufferException e) {
            throw new NotReplayed(Topic.RISK_INPUTS.topicName() + "-0@" + stored.offset()
                    + " is no message of its topic: " + e.getMessage());
        }
    }
}
