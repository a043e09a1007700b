package io.eternalengine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Inside a no-action band a candle only moves price and clock: in no world does a decision differ. */
class BandsOnAndOffTest {
    @Test
    void worldsWithBandsAndWithoutAreTheSame() {
        Seeds.oneOf(5, seed -> {
            // given
            WorldPlan plan =
                    seed % 4 < 2 ? WorldPlan.of(seed) : WorldPlan.of(seed).withoutRestarts();
            DecisionTrail withBands = DecisionTrail.first();
            DecisionTrail withoutBands = DecisionTrail.equalTo(withBands);

            // when, then
            SimulationTest.lived(plan.withEngines(seatsUsingBands(true)), List.of(withBands));
            SimulationTest.lived(plan.withEngines(seatsUsingBands(false)), List.of(withoutBands));
            assertThat(withoutBands.length()).isEqualTo(withBands.length());
        });
    }

    private static Function<Boolean, List<Seat>> seatsUsingBands(boolean use) {
        return shorts -> {
            List<Seat> seats = Lineup.touchySeats(shorts);
            seats.forEach(seat -> seat.engine().useNoActionBands(use));
            return seats;
        };
    }
}
