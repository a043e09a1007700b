package io.eternalengine.local.fleet.replay;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.eternalengine.domain.state.StateHash;
import io.eternalengine.local.fleet.replay.RiskCommits.Commit;
import io.eternalengine.mapping.MessagedRisk;
import io.eternalengine.mapping.RiskMessage;
import io.eternalengine.mapping.RiskSignalMapping;
import io.eternalengine.risk.RiskInput;
import io.eternalengine.risk.RiskParameters;
import io.eternalengine.schemas.v1.RiskInputEntry;
import io.eternalengine.schemas.v1.StateSnapshot;
import io.eternalengine.topics.ConsumerGroup;
import io.eternalengine.topics.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs risk over the inputs that its log names, in the order of the log, with the parameters that it published and with its restarts
 * where they were, and compares all that it publishes now with what stands in its topics, and its state after each commit.
 */
public final class RiskReplay {
    private final StoredTopics topics;
    private final String owner;
    private final RiskCommits log;
    private final RiskInputs inputs;
    private final RiskOutputs outputs;

    private @Nullable MessagedRisk risk;
    private long sequence;
    /** In which the state of the commit before was stored. */
    private int format;

    private long commits;
    private long inputsApplied;
    private long outputsCompared;
    /** What was applied last, for a difference. */
    private String latest = "";

    /** @param owner name of risk in its topics of state and inputs */
    public RiskReplay(StoredTopics topics, String owner) {
        this.topics = topics;
        this.owner = owner;
        this.log = new RiskCommits(topics, owner);
        this.inputs = new RiskInputs(topics);
        this.outputs = new RiskOutputs(topics);
    }

    /**
     * What a replay found.
     *
     * @param commits replayed to their end
     * @param inputs applied, signals among them
     * @param outputs that came out as they were
     * @param equal whether everything did, byte for byte
     * @param firstDifference the first that did not, in words, or why the replay could not go on; empty when all was equal
     */
    public record Result(long commits, long inputs, long outputs, boolean equal, String firstDifference) {}

    /** Replays what risk of a fleet did, up to now. */
    public static Result over(String bootstrapServers) {
        List<Topic> others = new ArrayList<>(ConsumerGroup.RISK.topics());
        others.add(Topic.RISK_STATE);
        try (var topics = KafkaStoredTopics.open(bootstrapServers, Topic.RISK_INPUTS, RiskOutputs.TOPICS, others)) {
            return new RiskReplay(topics, ConsumerGroup.RISK.groupName()).run();
        }
    }

    /** Replays the log from its first commit to its last. */
    public Result run() {
        try {
            for (Optional<Commit> commit = log.next(); commit.isPresent(); commit = log.next()) {
                replay(commit.get());
                commits++;
            }
            if (commits == 0) {
                throw new NotReplayed(Topic.RISK_INPUTS.topicName() + " holds no commit of " + owner);
            }
            outputs.requireNoMore();
            return new Result(commits, inputsApplied, outputsCompared, true, "");
        } catch (NotReplayed end) {
            return new Result(commits, inputsApplied, outputsCompared, false, String.valueOf(end.getMessage()));
        }
    }

    private void replay(Commit commit) {
        try {
            begin(commit);
            long before = outputsCompared;
            commit.inputs().forEach(input -> apply(input, commit.end().getIssuedAtWallUs()));
            requireSame(commit, outputsCompared - before);
        } catch (NotReplayed | IllegalArgumentException e) {
            throw new NotReplayed("commit " + commit.sequence() + (latest.isEmpty() ? "" : ", after " + latest) + ": "
                    + e.getMessage());
        }
    }

    private void begin(Commit commit) {
        latest = "";
        if (commits > 0 && commit.sequence() != sequence + 1) {
            throw new NotReplayed("stands in place of commit " + (sequence + 1));
        }
        sequence = commit.sequence();
        if (commit.end().getRestored()) {
            start(commit);
        }
        if (risk == null) {
            throw new NotReplayed("the log does not begin with a start of risk");
        }
        if (!risk.parametersHash().equals(commit.end().getParametersHash())) {
            throw new NotReplayed("the parameters are others than those of the start before");
        }
        format = commit.end().getStateFormat();
    }

    /** Risk goes on from the state of the commit before, as it did, with the parameters of this start. */
    private void start(Commit commit) {
        Optional<byte[]> state =
                Optional.ofNullable(risk).map(before -> before.engine().snapshot(format));
        if (risk == null && commit.sequence() > 1) {
            StateSnapshot stored = stateOf(commit.sequence() - 1);
            stored.getNextPositionsList().forEach(inputs::startAt);
            outputs.beginLater();
            state = Optional.of(stored.getState().toByteArray());
        }
        RiskParameters parameters =
                outputs.parametersOfTheStart(commit.end().getParametersHash()).as(RiskParameters.class);
        var started = new MessagedRisk(parameters);
        started.restore(state.orElseGet(() -> started.engine().snapshot()));
        risk = started;
    }

    /** Of a commit before the first one of the log. */
    private StateSnapshot stateOf(long number) {
        PartitionRecords states = topics.of(Topic.RISK_STATE, 0);
        for (StoredRecord stored = states.peek(); stored != null; stored = states.peek()) {
            states.next();
            try {
                StateSnapshot state = StateSnapshot.parseFrom(stored.value());
                if (state.getOwner().equals(owner) && state.getSequence() == number) {
                    return state;
                }
            } catch (InvalidProtocolBufferException e) {
                throw new NotReplayed(
                        Topic.RISK_STATE.topicName() + "-0@" + stored.offset() + " is no snapshot: " + e.getMessage());
            }
        }
        throw new NotReplayed("the log begins here, and the state of commit " + number + " is not kept any more");
    }

    private void apply(RiskInputEntry entry, long issuedAtWallUs) {
        switch (entry.getEntryCase()) {
            case APPLIED ->
                inputs.of(entry.getApplied())
                        .forEach(
                                input -> apply(input.position(), playing().interpret(input.message()), issuedAtWallUs));
            case SIGNAL ->
                apply(
                        "the signal " + entry.getSignal().toString().strip(),
                        RiskSignalMapping.toModel(entry.getSignal()),
                        issuedAtWallUs);
            case PASSED_OVER -> inputs.passOver(entry.getPassedOver());
            case ENTRY_NOT_SET -> throw new NotReplayed("the log holds an input that this version does not know");
        }
    }

    private void apply(String position, RiskInput input, long issuedAtWallUs) {
        latest = position;
        List<RiskMessage> messages = playing().apply(input, () -> issuedAtWallUs);
        inputsApplied++;
        messages.forEach(message -> {
            outputs.requireNext(message);
            outputsCompared++;
        });
    }

    private void requireSame(Commit commit, long published) {
        if (published != commit.end().getOutputs()) {
            throw new NotReplayed(
                    "its inputs gave " + commit.end().getOutputs() + " messages, and give " + published + " now");
        }
        byte[] hash = StateHash.of(playing().engine().snapshot(format));
        if (!ByteString.copyFrom(hash).equals(commit.end().getStateHash())) {
            throw new NotReplayed("the state is another one than it was");
        }
    }

    private MessagedRisk playing() {
        if (risk == null) {
            throw new IllegalStateException("nothing is applied before a start");
        }
        return risk;
    }
}
