package io.eternalengine.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** A loop that fails again and again asks ever less often, and comes back soon. */
class BackOffTest {
    private static final double MIDDLE = 0.5;

    private final BackOff backOff = new BackOff(Logger.getLogger(BackOffTest.class), "a test");

    @Test
    void eachPauseIsTwiceAsLongUpToABound() {
        assertThat(IntStream.range(0, 7).mapToObj(i -> backOff.nextPause(i, MIDDLE)))
                .extracting(Duration::toMillis)
                .containsExactly(300L, 600L, 1_000L, 1_000L, 1_000L, 1_000L, 1_000L);
    }

    @Test
    void noLoopWaitsExactlyAsLongAsAnother() {
        assertThat(backOff.nextPause(0, 0)).isEqualTo(Duration.ofMillis(240));
        backOff.succeeded();
        assertThat(backOff.nextPause(1, 1)).isEqualTo(Duration.ofMillis(360));
    }

    @Test
    void beginsAgainWithTheFirstPauseAfterSuccessOrALongQuietTime() {
        backOff.nextPause(0, MIDDLE);
        backOff.nextPause(1, MIDDLE);
        assertThat(backOff.nextPause(TimeUnit.SECONDS.toNanos(62), MIDDLE)).isEqualTo(BackOff.FIRST);
        backOff.succeeded();
        assertThat(backOff.nextPause(TimeUnit.SECONDS.toNanos(63), MIDDLE)).isEqualTo(BackOff.FIRST);
    }

    @Test
    void doesNotWaitWhenTheLoopShallEnd() {
        var failure = new IllegalStateException("on purpose");

        backOff.pauseAfter(failure, () -> false);

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
