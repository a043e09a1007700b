package io.eternalengine.local.fleet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecoveriesTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long WALL_MS = 1_700_000_000_000L;

    private final Recoveries recoveries = new Recoveries();

    @Test
    void tellsTheLongestTimeThatEachWasAway() {
        // given
        recoveries.killed("risk", 7, 0, WALL_MS);
        recoveries.ready("risk", 8, 3 * SECOND_NS);
        recoveries.killed("risk", 8, 10 * SECOND_NS, WALL_MS);
        recoveries.killed("kafka", 9, 10 * SECOND_NS, WALL_MS);

        // when
        recoveries.ready("risk", 10, 12 * SECOND_NS);
        recoveries.ready("kafka", 11, 15 * SECOND_NS);

        // then
        assertThat(recoveries.longestMs()).containsEntry("risk", 3000L).containsEntry("kafka", 5000L);
        assertThat(recoveries.isComplete()).isTrue();
    }

    @Test
    void theProcessThatWasKilledIsNotBackWhileNobodyHasNoticedItsEnd() {
        // given
        recoveries.killed("risk", 7, 0, WALL_MS);

        // when
        recoveries.ready("risk", 7, SECOND_NS);
        recoveries.ready("risk", -1, SECOND_NS);

        // then
        assertThat(recoveries.away()).containsExactly("risk");
        assertThat(recoveries.longestMs()).isEmpty();
    }

    @Test
    void afterAKillOfTheBrokerCandlesAreBackWithTheFirstThatWasWrittenAfterIt() {
        // given
        recoveries.killed("kafka", 7, 0, WALL_MS);

        // when
        recoveries.candle(WALL_MS - 1, SECOND_NS);
        recoveries.candle(WALL_MS + 1, 4 * SECOND_NS);
        recoveries.candle(WALL_MS + 2, 9 * SECOND_NS);

        // then
        assertThat(recoveries.longestMs()).containsEntry(Recoveries.CANDLES, 4000L);
    }

    @Test
    void aKillOfAnotherProcessAwaitsNoCandle() {
        // given
        recoveries.killed("market-data", 7, 0, WALL_MS);

        // when
        recoveries.candle(WALL_MS + 1, SECOND_NS);

        // then
        assertThat(recoveries.longestMs()).isEmpty();
    }
}
