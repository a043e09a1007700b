package io.eternalengine.kit.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.kit.message.Position;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

/** A record is set aside after three failures of one kind, and no other failure counts for it. */
class RecordFailuresTest {
    private static final Position POISON = new Position("topic", 0, 7);
    private static final Position OTHER = new Position("topic", 1, 7);

    private final RecordFailures failures = new RecordFailures();

    @Test
    void failuresOfOneKindAreEqualThoughTheirTextHoldsANumberThatDiffers() {
        for (int size = 1; size <= RecordFailures.EQUAL_FAILURES; size++) {
            // given
            assertThat(failures.condemns(POISON)).as("before failure %d", size).isFalse();
            // when
            failures.failed(
                    POISON, new IllegalStateException("a state of " + size + " bytes is larger than a message"));
        }
        // then
        assertThat(failures.condemns(POISON)).isTrue();
        assertThat(failures.condemns(OTHER)).isFalse();
        assertThat(failures.verdict())
                .isEqualTo(
                        "set aside after 3 equal failures: IllegalStateException: a state of 3 bytes is larger than a"
                                + " message");
    }

    @Test
    void aFailureOfAnotherKindOrOfAnotherRecordBeginsTheCountAnew() {
        // given
        failures.failed(POISON, new IllegalStateException("one"));
        failures.failed(POISON, new IllegalStateException("two"));
        // when
        failures.failed(POISON, new ArithmeticException("three"));
        // then
        assertThat(failures.condemns(POISON)).isFalse();
    }

    @Test
    void aFileThatCouldNotBeReadSaysNothingOfTheRecord() {
        // given what a class loader says of a package that was replaced
        var missing = new IllegalStateException("loading failed", new NoSuchFileException("core.jar"));
        // then
        assertThat(RecordFailures.blamesTheRecord(new IllegalStateException("apply", missing)))
                .isFalse();
        assertThat(RecordFailures.blamesTheRecord(new IllegalStateException("apply", new ArithmeticException())))
                .isTrue();
    }

    @Test
    void aRecordThatPassesIsForgotten() {
        // given
        failures.failed(POISON, new IllegalStateException("one"));
        // when
        failures.passed(POISON);
        // then
        assertThat(failures.isIsolating()).isFalse();
    }

    @Test
    void aSuspectThatARestartSkippedIsForgottenByALaterRecordOfItsPartition() {
        // given a ticker that failed, and that is too old to be read when the reader begins again
        failures.failed(POISON, new IllegalStateException("one"));
        // when records of elsewhere, and those before it, pass
        failures.passed(new Position("topic", 1, 8));
        failures.passed(new Position("other", 0, 8));
        failures.passed(new Position("topic", 0, 6));
        // then
        assertThat(failures.isIsolating()).isTrue();
        // when
        failures.passed(new Position("topic", 0, 8));
        // then
        assertThat(failures.isIsolating()).isFalse();
    }
}
