package io.eternalengine.reporting.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.reporting.model.BreakerMove;
import io.eternalengine.risk.BreakerParameters;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreakerLadderTest {
    private static final BreakerParameters PARAMETERS = BreakerParameters.defaults();
    private static final Instant FIRST = Instant.parse("2020-03-12T10:00:00Z");
    private static final Instant AGAIN = Instant.parse("2020-03-13T02:00:00Z");

    @Test
    void tellsSinceWhenEachActiveRungIsActive() {
        var moves = List.of(move(0, 1, FIRST), move(1, 0, FIRST.plusSeconds(60)), move(0, 2, AGAIN));

        var rungs = BreakerLadder.rungs(2, PARAMETERS, moves);

        assertThat(rungs).extracting(Summary.Rung::active).containsExactly(true, true, false, false);
        assertThat(rungs).extracting(Summary.Rung::since).containsExactly(AGAIN, AGAIN, null, null);
    }

    @Test
    void namesTheThresholdsOfTheConfiguration() {
        assertThat(BreakerLadder.rungs(0, PARAMETERS, List.of()))
                .extracting(rung -> rung.threshold().toPlainString())
                .containsExactly("0.1", "0.15", "0.2", "0.25");
    }

    private static BreakerMove move(int from, int to, Instant at) {
        var move = new BreakerMove();
        move.fromLevel = from;
        move.toLevel = to;
        move.at = at;
        return move;
    }
}
