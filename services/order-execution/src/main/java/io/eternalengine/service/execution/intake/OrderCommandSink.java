package io.eternalengine.service.execution.intake;

import io.eternalengine.domain.model.ClientOrderId;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.kit.consume.RecordSink;
import io.eternalengine.kit.message.InboundRecord;
import io.eternalengine.kit.message.UnreadableRecord;
import io.eternalengine.mapping.TradingMapping;
import io.eternalengine.schemas.v1.PlaceOrder;
import io.eternalengine.service.execution.journal.Journal;
import io.eternalengine.service.execution.journal.JournalException;
import io.eternalengine.service.execution.journal.ParentOrder;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/** The journal as a sink of {@code orders.commands.v1}: order and position commit together, so each order is taken once. */
public final class OrderCommandSink implements RecordSink<ParentOrder> {
    private final Journal journal;
    private final Consumer<ParentOrder> whenTaken;

    /** A sink that hands each new order on, after it is durable. */
    public OrderCommandSink(Journal journal, Consumer<ParentOrder> whenTaken) {
        this.journal = journal;
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
    public ParentOrder interpret(InboundRecord record) throws UnreadableRecord {
        var message = (PlaceOrder) record.message();
        OrderIntent intent;
        try {
            intent = TradingMapping.intentOf(message);
        } catch (IllegalArgumentException e) {
            throw new UnreadableRecord(String.valueOf(e.getMessage()));
        }
        if (!message.getClientOrderId().equals(ClientOrderId.of(intent.intentId()))) {
            throw new UnreadableRecord("client_order_id is " + message.getClientOrderId()
                    + ": must be the one that follows from intent " + intent.intentId());
        }
        return ParentOrder.created(intent, record.context());
    }

    @Override
    public boolean isCausedByRecords(Exception failure) {
        return failure instanceof JournalException journalFailure && journalFailure.blamesTheValues();
    }

    @Override
    public void store(List<ParentOrder> orders, Map<TopicPartition, Long> nextOffsets) {
        journal.take(orders, nextOffsets).forEach(whenTaken);
    }
}
