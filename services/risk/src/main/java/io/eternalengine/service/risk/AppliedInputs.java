package io.eternalengine.service.risk;

import io.eternalengine.kit.message.Position;
import io.eternalengine.mapping.RiskSignalMapping;
import io.eternalengine.risk.RiskInput;
import io.eternalengine.schemas.v1.InputRun;
import io.eternalengine.schemas.v1.RiskInputEntry;
import io.eternalengine.schemas.v1.RiskInputsApplied;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What risk applied since its last commit, in its order: records by their position, everything else by value. */
final class AppliedInputs {
    /** Of one record of the log, so that it stays far below the largest message. */
    static final int MOST_ENTRIES = 500;

    private final List<RiskInputEntry> entries = new ArrayList<>();
    private InputRun.@Nullable Builder run;

    /** A record was applied. */
    void add(Position position) {
        if (run != null
                && run.getPartition() == position.partition()
                && run.getTopic().equals(position.topic())) {
            run.setLastOffset(position.offset()).setRecords(run.getRecords() + 1);
            return;
        }
        endRun();
        run = InputRun.newBuilder()
                .setTopic(position.topic())
                .setPartition(position.partition())
                .setFirstOffset(position.offset())
                .setLastOffset(position.offset())
                .setRecords(1);
    }

    /** Something was applied that came from no topic. */
    void add(RiskInput signal) {
        endRun();
        entries.add(RiskInputEntry.newBuilder()
                .setSignal(RiskSignalMapping.toWire(signal))
                .build());
    }

    /** A record was read and not applied. */
    void passedOver(Position position) {
        endRun();
        entries.add(RiskInputEntry.newBuilder().setPassedOver(position.toWire()).build());
    }

    /**
     * The records of the log for all since the last {@link #clear}, at least one.
     *
     * @param commit what the last of them says of the commit
     */
    List<RiskInputsApplied> parts(RiskInputsApplied.Builder commit) {
        endRun();
        int parts = Math.max(1, Math.ceilDiv(entries.size(), MOST_ENTRIES));
        List<RiskInputsApplied> records = new ArrayList<>(parts);
        for (int part = 1; part <= parts; part++) {
            var builder =
                    part == parts ? commit : RiskInputsApplied.newBuilder().setSequence(commit.getSequence());
            int from = (part - 1) * MOST_ENTRIES;
            records.add(builder.setPart(part)
                    .setParts(parts)
                    .addAllInputs(entries.subList(from, Math.min(entries.size(), from + MOST_ENTRIES)))
                    .build());
        }
        return records;
    }

    void clear() {
        entries.clear();
        run = null;
    }

    private void endRun() {
        if (run != null) {
            entries.add(RiskInputEntry.newBuilder().setApplied(run).build());
            run = null;
        }
    }
}
