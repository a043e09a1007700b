package io.eternalengine.service.execution.intake;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.kit.consume.RecordSink;
import io.eternalengine.kit.message.InboundRecord;
import io.eternalengine.schemas.v1.DifferenceAcceptanceRequested;
import io.eternalengine.schemas.v1.OperatorRequest;
import io.eternalengine.service.execution.journal.Acceptances;
import io.eternalengine.service.execution.journal.Journal;
import io.eternalengine.service.execution.journal.JournalException;
import io.eternalengine.service.execution.ledger.AcceptanceRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Takes of the operators' requests those that order execution decides; the others are risk's. */
public final class AcceptanceRequestSink implements RecordSink<Optional<AcceptanceRequest>> {
    private final Journal journal;
    private final Acceptances acceptances;
    private final Consumer<AcceptanceRequest> whenTaken;

    /** A sink that hands each request on, after it is durable; after a failure perhaps once more. */
    public AcceptanceRequestSink(Journal journal, Acceptances acceptances, Consumer<AcceptanceRequest> whenTaken) {
        this.journal = journal;
        this.acceptances = acceptances;
        this.whenTaken = whenTaken;
    }

    @Override
    public Map<TopicPartition, Long> nextOffsets() {
        return journal.nextOffsets();
    }

    @Override
    public void bindTo(Map<String, String> identities) {
        journal.bindOffsetsTo(identities);
    }

    @Override
    public boolean isCausedByRecords(Exception failure) {
        return failure instanceof JournalException journalFailure && journalFailure.blamesTheValues();
    }

    @Override
    public Optional<AcceptanceRequest> interpret(InboundRecord record) {
        var request = (OperatorRequest) record.message();
        if (!request.hasAcceptDifference()) {
            return Optional.empty();
        }
        DifferenceAcceptanceRequested asked = request.getAcceptDifference();
        return Optional.of(new AcceptanceRequest(
                request.getRequestId(),
                asked.getAccount(),
                asked.getAsset(),
                asked.getSymbol(),
                Decimal.of(asked.getDifference()),
                asked.getReason(),
                request.getRequestedBy()));
    }

    @Override
    public void store(List<Optional<AcceptanceRequest>> requests, Map<TopicPartition, Long> nextOffsets) {
        List<AcceptanceRequest> taken =
                requests.stream().flatMap(Optional::stream).toList();
        acceptances.take(taken, nextOffsets);
        taken.forEach(whenTaken);
    }
}
