package io.eternalengine.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A loop that fails for an hour must not fill the disk with one stack trace. */
class RepeatedTracesTest {
    private static final String LOGGER = "io.eternalengine.loop";
    private static final long AGAIN_MS = RepeatedTraces.FORGOTTEN_AFTER.toMillis();

    /** Of one loop, so of one place. */
    private static final List<Throwable> FAILURES = IntStream.range(1, 4)
            .<Throwable>mapToObj(attempt -> new IllegalArgumentException("attempt " + attempt))
            .toList();

    private final RepeatedTraces traces = new RepeatedTraces();

    @Test
    void theSameFailureIsCountedWhateverItsMessageSays() {
        assertThat(countBefore(failure(1), 0)).isZero();
        assertThat(countBefore(failure(2), 1_000)).isEqualTo(1);
        assertThat(countBefore(failure(3), 2_000)).isEqualTo(2);
    }

    @Test
    void aFailureOfAnotherClassOrCauseOrPlaceOrLoggerIsANewOne() {
        countBefore(failure(1), 0);

        assertThat(countBefore(new IllegalStateException("attempt 1"), 0)).isZero();
        assertThat(countBefore(new IllegalArgumentException(failure(1)), 0)).isZero();
        assertThat(traces.countBefore("io.eternalengine.other", failure(1), 0)).isZero();
        assertThat(countBefore(failure(1), 0)).isEqualTo(1);
    }

    @Test
    void aFailureThatDidNotComeForLongIsANewOne() {
        countBefore(failure(1), 0);

        assertThat(countBefore(failure(1), AGAIN_MS)).isEqualTo(1);
        assertThat(countBefore(failure(1), 2 * AGAIN_MS)).isEqualTo(2);
        assertThat(countBefore(failure(1), 3 * AGAIN_MS + 1)).isZero();
    }

    @Test
    void ofManyFailuresTheOneThatWasLongestAgoIsForgotten() {
        countBefore(failure(1), 0);
        for (int i = 0; i < 1_000; i++) {
            traces.countBefore("logger-" + i, failure(1), 0);
        }

        assertThat(countBefore(failure(1), 1)).isZero();
        assertThat(traces.countBefore("logger-999", failure(1), 1)).isEqualTo(1);
    }

    private long countBefore(Throwable thrown, long nowMs) {
        return traces.countBefore(LOGGER, thrown, nowMs);
    }

    private static Throwable failure(int attempt) {
        return FAILURES.get(attempt - 1);
    }
}
