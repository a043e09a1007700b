package io.eternalengine.reporting.projection;

import io.eternalengine.kit.consume.RecordSink;
import io.eternalengine.kit.consume.SqlStates;
import io.eternalengine.kit.message.InboundRecord;
import io.eternalengine.kit.message.UnreadableRecord;
import io.eternalengine.reporting.interpret.Interpretation;
import io.eternalengine.reporting.model.Row;
import io.eternalengine.reporting.model.StoredPosition;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Turns records into rows. Of several versions of a row in one batch only the last is written. */
@Singleton
class ReadModelSink implements RecordSink<List<Row>> {
    private final ReadModelStore store;
    private final Event<ReadModelsChanged> changed;
    private Turn turn = new Turn(0, Map.of());
    private Map<TopicPartition, Long> stored = Map.of();

    ReadModelSink(ReadModelStore store, Event<ReadModelsChanged> changed) {
        this.store = store;
        this.changed = changed;
    }

    @Override
    public Map<TopicPartition, Long> nextOffsets() {
        turn = store.beginTurn();
        stored = turn.nextOffsets();
        return turn.nextOffsets();
    }

    @Override
    public void bindTo(Map<String, String> identities) {
        store.bindOffsetsTo(identities);
    }

    @Override
    public List<Row> interpret(InboundRecord received) throws UnreadableRecord {
        return Interpretation.rows(received);
    }

    @Override
    public boolean isCausedByRecords(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException refused) {
                return SqlStates.blameTheValues(refused.getSqlState());
            }
        }
        return false;
    }

    @Override
    public void store(List<List<Row>> effects, Map<TopicPartition, Long> nextOffsets) {
        Map<TopicPartition, Long> moved = new HashMap<>(nextOffsets);
        moved.entrySet().removeAll(stored.entrySet());
        store.write(turn, latest(effects, moved));
        stored = Map.copyOf(nextOffsets);
        changed.fire(ReadModelsChanged.INSTANCE);
    }

    private static Collection<Row> latest(List<List<Row>> effects, Map<TopicPartition, Long> nextOffsets) {
        Map<RowId, Row> rows = new LinkedHashMap<>();
        for (List<Row> effect : effects) {
            effect.forEach(row -> rows.put(new RowId(row.getClass(), row.key()), row));
        }
        nextOffsets.forEach((partition, offset) -> {
            Row position = position(partition, offset);
            rows.put(new RowId(position.getClass(), position.key()), position);
        });
        return rows.values();
    }

    private static Row position(TopicPartition partition, long nextOffset) {
        var row = new StoredPosition();
        row.topic = partition.topic();
        row.partition = partition.partition();
        row.nextOffset = nextOffset;
        return row;
    }

    private record RowId(Class<?> table, Object key) {}
}
