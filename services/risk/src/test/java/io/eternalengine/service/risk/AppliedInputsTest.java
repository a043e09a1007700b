package io.eternalengine.service.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.kit.message.Position;
import io.eternalengine.risk.RiskInput;
import io.eternalengine.schemas.v1.InputRun;
import io.eternalengine.schemas.v1.RiskInputEntry;
import io.eternalengine.schemas.v1.RiskInputEntry.EntryCase;
import io.eternalengine.schemas.v1.RiskInputsApplied;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The log of inputs is small, and in the order in which they were applied. */
class AppliedInputsTest {
    private static final String TICKERS = "market.tickers.v1";

    private final AppliedInputs inputs = new AppliedInputs();

    @Test
    void recordsOfOnePartitionThatFollowOneAnotherAreOneRun() {
        inputs.add(new Position(TICKERS, 1, 10));
        inputs.add(new Position(TICKERS, 1, 11));
        inputs.add(new Position(TICKERS, 1, 13));
        inputs.add(new Position(TICKERS, 2, 14));

        assertThat(entries())
                .extracting(RiskInputEntry::getApplied)
                .containsExactly(run(1, 10, 13, 3), run(2, 14, 14, 1));
    }

    @Test
    void whatLiesBetweenTwoRecordsEndsTheRun() {
        inputs.add(new Position(TICKERS, 1, 10));
        inputs.add(new RiskInput.TimePassed(5));
        inputs.add(new Position(TICKERS, 1, 11));
        inputs.passedOver(new Position(TICKERS, 1, 12));
        inputs.add(new Position(TICKERS, 1, 13));

        assertThat(entries())
                .extracting(RiskInputEntry::getEntryCase)
                .containsExactly(
                        EntryCase.APPLIED,
                        EntryCase.SIGNAL,
                        EntryCase.APPLIED,
                        EntryCase.PASSED_OVER,
                        EntryCase.APPLIED);
    }

    @Test
    void aCommitOfManyInputsHasSeveralPartsAndTheLastSaysTheRest() {
        // given
        long many = 2L * AppliedInputs.MOST_ENTRIES + 1;
        LongStream.range(0, many).forEach(number -> inputs.add(new RiskInput.TimePassed(number)));

        // when
        List<RiskInputsApplied> parts = parts();

        // then
        assertThat(parts).extracting(RiskInputsApplied::getPart).containsExactly(1, 2, 3);
        assertThat(parts).allSatisfy(part -> {
            assertThat(part.getParts()).isEqualTo(3);
            assertThat(part.getSequence()).isEqualTo(7);
        });
        assertThat(parts).extracting(RiskInputsApplied::getOutputs).containsExactly(0, 0, 9);
        assertThat(parts.stream()
                        .flatMap(part -> part.getInputsList().stream())
                        .map(entry -> entry.getSignal().getTimePassedMs()))
                .containsExactlyElementsOf(LongStream.range(0, many).boxed().toList());
    }

    @Test
    void aCommitWithoutInputsHasOnePart() {
        assertThat(parts())
                .singleElement()
                .satisfies(part -> assertThat(part.getInputsCount()).isZero());
    }

    @Test
    void whatWasClearedIsInNoCommit() {
        inputs.add(new Position(TICKERS, 1, 10));
        inputs.clear();
        inputs.add(new Position(TICKERS, 1, 11));

        assertThat(entries()).extracting(RiskInputEntry::getApplied).containsExactly(run(1, 11, 11, 1));
    }

    private List<RiskInputEntry> entries() {
        return parts().getFirst().getInputsList();
    }

    private List<RiskInputsApplied> parts() {
        return inputs.parts(RiskInputsApplied.newBuilder().setSequence(7).setOutputs(9));
    }

    private static InputRun run(int partition, long first, long last, int records) {
        return InputRun.newBuilder()
                .setTopic(TICKERS)
                .setPartition(partition)
                .setFirstOffset(first)
                .setLastOffset(last)
                .setRecords(records)
                .build();
    }
}
