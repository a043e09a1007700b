package io.eternalengine.service.execution.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.state.StateWriter;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.service.execution.journal.FreshJournal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutboxMachineTest {
    private final FreshJournal fresh = FreshJournal.create();
    private final List<String> refusals = new ArrayList<>();
    private int restored;

    @Test
    void goesOnBehindWhatKafkaHas() {
        fresh.journal().alert("one", "", 0);
        fresh.journal().alert("two", "", 0);
        OutboxMachine before = machine(fresh, null);
        before.apply(before.signals().getFirst(), null);

        OutboxMachine after = machine(fresh, before.encode());

        assertThat(after.signals())
                .extracting(enqueued -> enqueued.message().key())
                .as("what Kafka has is not reported again, what it lacks is")
                .containsExactly("two");
        assertThat(restored).isEqualTo(2);
    }

    @Test
    void refusesAnotherJournalAndForgetsNothingOfIt() {
        fresh.journal().alert("one", "", 0);
        OutboxMachine before = machine(fresh, null);
        before.signals().forEach(enqueued -> before.apply(enqueued, null));
        FreshJournal rebuilt = FreshJournal.create();
        rebuilt.journal().alert("first again", "", 0);

        assertThatThrownBy(() -> machine(rebuilt, before.encode())).isInstanceOf(ForeignJournalException.class);

        assertThat(refusals)
                .singleElement()
                .asString()
                .startsWith("quarkus.datasource.jdbc.url leads to journal "
                        + rebuilt.outbox().mark().journalId() + ": must be journal "
                        + fresh.outbox().mark().journalId() + ", whose messages Kafka has up to number 1");
        assertThat(rebuilt.outbox().after(0, 1)).hasSize(1);
        assertThat(restored).as("times that trading was let go").isEqualTo(1);
    }

    @Test
    void refusesAnOlderCopyOfTheJournal() {
        fresh.journal().alert("one", "", 0);
        String journal = fresh.outbox().mark().journalId();
        byte[] later = new StateWriter().writeLong(5).writeText(journal).toBytes();

        assertThatThrownBy(() -> machine(fresh, later)).isInstanceOf(ForeignJournalException.class);

        assertThat(refusals)
                .containsExactly("quarkus.datasource.jdbc.url leads to a journal that ends with message 1:"
                        + " must reach number 5, which Kafka has; an older copy would place orders again");
    }

    @Test
    void takesUpAStateFromBeforeJournalsHadIds() {
        fresh.journal().alert("one", "", 0);
        fresh.journal().alert("two", "", 0);

        OutboxMachine machine = machine(fresh, new StateWriter().writeLong(1).toBytes());

        assertThat(machine.signals()).hasSize(1);
        assertThat(refusals).isEmpty();
    }

    @Test
    void numbersNoMessageTwiceWhenTheOutboxWasEmptied() {
        fresh.journal().alert("one", "", 0);
        OutboxMachine machine = machine(fresh, null);
        List<OutboundRecord> reported = new ArrayList<>();
        machine.signals().forEach(enqueued -> reported.addAll(machine.apply(enqueued, null)));
        machine.committed();

        assertThat(fresh.outbox().mark().lastSequence()).isEqualTo(1);
        assertThat(reported).hasSize(1);
        assertThat(machine(fresh, machine.encode()).signals()).isEmpty();
    }

    private OutboxMachine machine(FreshJournal of, byte @Nullable [] state) {
        var machine = new OutboxMachine(of.outbox(), () -> restored++, refusals::add);
        machine.restore(state);
        return machine;
    }
}
