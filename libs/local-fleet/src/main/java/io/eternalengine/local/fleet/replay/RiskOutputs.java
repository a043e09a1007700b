package io.eternalengine.local.fleet.replay;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.eternalengine.mapping.RecordedParameters;
import io.eternalengine.mapping.RiskMessage;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.schemas.v1.RiskStateReported;
import io.eternalengine.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;

/** What risk's topics hold of what it published, read forward as a replay publishes it again. */
final class RiskOutputs {
    /** Nobody else writes to these. */
    private static final List<Topic> OWN =
            List.of(Topic.VERDICTS, Topic.ORDER_COMMANDS, Topic.RISK_COMMANDS, Topic.RISK_REPORTS);
    /** All that risk writes and a replay compares. */
    static final List<Topic> TOPICS =
            List.of(Topic.VERDICTS, Topic.ORDER_COMMANDS, Topic.RISK_COMMANDS, Topic.RISK_REPORTS, Topic.ALERTS);

    private final StoredTopics topics;
    /** Partitions of which the first output of this log was found. */
    private final Set<String> found = new HashSet<>();
    /** Whether the log begins later than the outputs do. */
    private boolean beginsLater;

    RiskOutputs(StoredTopics topics) {
        this.topics = topics;
    }

    /** The topics hold outputs of before the log, too: of each partition the first one of the log is looked for. */
    void beginLater() {
        beginsLater = true;
    }

    /** The next output on its partition must be this one, to the byte. */
    void requireNext(RiskMessage expected) {
        Topic topic = expected.topic();
        ByteString replayed = expected.message().toByteString();
        int number = partition(topic, expected.key());
        PartitionRecords partition = topics.of(topic, number);
        String place = topic.topicName() + "-" + number;
        for (StoredRecord stored = partition.peek(); stored != null; stored = partition.peek()) {
            partition.next();
            boolean equal =
                    stored.key().equals(expected.key()) && stored.value().equals(replayed);
            if (equal) {
                found.add(place);
                return;
            }
            if (!mayBePassed(expected, stored, place)) {
                throw new NotReplayed("on " + place + "@" + stored.offset() + difference(expected, stored, replayed));
            }
        }
        throw new NotReplayed(place + " does not hold what follows from it: a message for " + expected.key() + ", "
                + MessageDifference.between(topic, ByteString.EMPTY, replayed));
    }

    private static String difference(RiskMessage expected, StoredRecord stored, ByteString replayed) {
        return stored.key().equals(expected.key())
                ? " " + MessageDifference.between(expected.topic(), stored.value(), replayed)
                : " the key was \"" + stored.key() + "\", is now \"" + expected.key() + "\"";
    }

    private boolean mayBePassed(RiskMessage expected, StoredRecord stored, String place) {
        return OWN.contains(expected.topic())
                ? beginsLater && !found.contains(place)
                : !(expected.message() instanceof AlertRaised alert && isThatAlert(alert, stored));
    }

    /** Alerts of all services stand in one topic. */
    private static boolean isThatAlert(AlertRaised expected, StoredRecord stored) {
        try {
            return AlertRaised.parseFrom(stored.value()).getAlertId().equals(expected.getAlertId());
        } catch (InvalidProtocolBufferException e) {
            return false;
        }
    }

    /** The parameters with which risk started: those in the report that comes first of it. */
    RecordedParameters parametersOfTheStart(ByteString hash) {
        PartitionRecords reports = topics.of(Topic.RISK_REPORTS, 0);
        for (StoredRecord stored = reports.peek(); stored != null; stored = reports.peek()) {
            var parameters = RecordedParameters.of(report(stored).getParametersList());
            if (parameters.hash().equals(hash)) {
                return parameters;
            }
            if (!beginsLater || found.contains(Topic.RISK_REPORTS.topicName() + "-0")) {
                break;
            }
            reports.next();
        }
        throw new NotReplayed("the report of the start does not hold the parameters that it was made with");
    }

    private static RiskStateReported report(StoredRecord stored) {
        try {
            return RiskStateReported.parseFrom(stored.value());
        } catch (InvalidProtocolBufferException e) {
            throw new NotReplayed(
                    Topic.RISK_REPORTS.topicName() + "-0@" + stored.offset() + " is no report: " + e.getMessage());
        }
    }

    /** Behind the last commit of the log nothing may stand that was committed before the log was read. */
    void requireNoMore() {
        for (Topic topic : OWN) {
            for (int number = 0; number < topic.partitions(); number++) {
                PartitionRecords partition = topics.of(topic, number);
                StoredRecord stored = partition.peek();
                String place = topic.topicName() + "-" + number;
                if (stored != null
                        && stored.offset() < partition.settledEnd()
                        && (!beginsLater || found.contains(place))) {
                    throw new NotReplayed(place + "@" + stored.offset() + " follows from no input of the log");
                }
            }
        }
    }

    /** As producers choose it. */
    private static int partition(Topic topic, String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % topic.partitions();
    }
}
