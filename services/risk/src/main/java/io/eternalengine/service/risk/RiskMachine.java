package io.eternalengine.service.risk;

import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.kit.message.InboundRecord;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.kit.message.Position;
import io.eternalengine.kit.transaction.StateMachine;
import io.eternalengine.mapping.MessagedRisk;
import io.eternalengine.mapping.RiskMessage;
import io.eternalengine.risk.RiskEngine;
import io.eternalengine.risk.RiskInput;
import io.eternalengine.risk.RiskParameters;
import io.eternalengine.schemas.v1.OperatorRequest;
import io.eternalengine.schemas.v1.RiskInputsApplied;
import io.eternalengine.schemas.v1.StateSnapshot;
import io.eternalengine.topics.Topic;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Risk as the shell drives it. Each commit holds what was applied since the one before, in its order, for a replay. */
final class RiskMachine implements StateMachine<RiskInput> {
    private final MessagedRisk risk;
    private final int snapshotFormat;
    private final MarketClock clock;
    private final LongSupplier wallClockUs;
    private final AppliedInputs inputs = new AppliedInputs();
    /** Snapshot of the engine before its first input. */
    private final byte[] blank;

    private boolean isReportDue;
    /** Whether nothing was committed since the start. */
    private boolean isRestored;
    /** Messages that came of the inputs since the last commit. */
    private int outputs;
    /** That the commands of the next commit bear; 0 while there are none. */
    private long issuedAtWallUs;

    private volatile HaltRegister committedHalts = HaltRegister.EMPTY;

    /**
     * A machine before its first input.
     *
     * @param parameters that the engine works with
     * @param snapshotFormat in which the engine's snapshot is stored; the current one when empty
     * @param nanos this machine's clock
     * @param wallClockUs in microseconds; commands bear it
     * @throws IllegalArgumentException when the engine does not write that format
     */
    RiskMachine(RiskParameters parameters, OptionalInt snapshotFormat, LongSupplier nanos, LongSupplier wallClockUs) {
        this.risk = new MessagedRisk(parameters);
        this.snapshotFormat = snapshotFormat.orElse(RiskEngine.currentFormat());
        this.clock = new MarketClock(risk.engine(), parameters.limits().feeds().exchangeSilence(), nanos);
        this.wallClockUs = wallClockUs;
        blank = risk.engine().snapshot(this.snapshotFormat);
    }

    /** What is in force by the newest command that everyone can read. */
    HaltRegister committedHalts() {
        return committedHalts;
    }

    /** What operators ask of order execution stands in the same topic. */
    @Override
    public boolean concerns(InboundRecord record) {
        return !(record.message() instanceof OperatorRequest request && request.hasAcceptDifference());
    }

    @Override
    public RiskInput interpret(InboundRecord record) {
        return risk.interpret(record.message());
    }

    /** An execution or a state of the books that was lost stops its account; the record's key names it. */
    @Override
    public List<RiskInput> inPlaceOf(Topic topic, String key) {
        return topic == Topic.EXECUTIONS || topic == Topic.ACCOUNT_SNAPSHOTS
                ? List.of(new RiskInput.BooksUncertain(key))
                : List.of();
    }

    @Override
    public void passedOver(Position position) {
        inputs.passedOver(position);
    }

    /**
     * At its start risk reports the state that it has at once. Readers need not wait for the next candle, a record of its own
     * ends what a transaction of its predecessor may have left open on the topic, and the parameters are published before anything is
     * done with them: at every start, because a reader of the reports may be younger than the last change. Later on it has signals of silence.
     */
    @Override
    public List<RiskInput> signals() {
        return isReportDue ? List.of(new RiskInput.ReportAsked()) : clock.due();
    }

    @Override
    public void lag(long records) {
        clock.lag(records);
    }

    @Override
    public List<OutboundRecord> apply(RiskInput input, @Nullable Position position) {
        if (position == null) {
            inputs.add(input);
        } else {
            inputs.add(position);
        }
        List<RiskMessage> messages = risk.apply(input, this::issuedAtWallUs);
        outputs += messages.size();
        clock.applied(input);
        return messages.stream()
                .map(message -> new OutboundRecord(message.topic(), message.key(), message.message()))
                .toList();
    }

    /** One reading for all commands of a commit, so that the log of inputs holds it once. */
    private long issuedAtWallUs() {
        if (issuedAtWallUs == 0) {
            issuedAtWallUs = wallClockUs.getAsLong();
        }
        return issuedAtWallUs;
    }

    @Override
    public byte[] encode() {
        return risk.engine().snapshot(snapshotFormat);
    }

    @Override
    public void restore(byte @Nullable [] stored) {
        risk.restore(stored == null ? blank : stored);
        clock.restart();
        committed();
        isReportDue = true;
        isRestored = true;
    }

    @Override
    public List<OutboundRecord> committing(StateSnapshot state) {
        var commit = RiskInputsApplied.newBuilder()
                .setSequence(state.getSequence())
                .setRestored(isRestored)
                .setOutputs(outputs)
                .setIssuedAtWallUs(issuedAtWallUs)
                .setStateHash(state.getStateHash())
                .setStateFormat(snapshotFormat)
                .setParametersHash(risk.parametersHash());
        return inputs.parts(commit).stream()
                .map(part -> new OutboundRecord(Topic.RISK_INPUTS, state.getOwner(), part))
                .toList();
    }

    @Override
    public void committed() {
        committedHalts = risk.engine().halts();
        isReportDue = false;
        isRestored = false;
        inputs.clear();
        outputs = 0;
        issuedAtWallUs = 0;
    }
}
