package io.eternalengine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.orchestration.Transfer;
import io.eternalengine.orchestration.TransferPurpose;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Worlds, each from its {@linkplain Seeds seed}: whatever happens in them, every promise is kept. */
class SimulationTest {
    private static final int STORM_HOURS = 32;
    private static final int CALM_STEPS = 40;
    private static final int CLOSING_STEPS = 4;

    private final Map<String, Integer> seen = new TreeMap<>();
    private final Map<TransferPurpose, Integer> transfers = new EnumMap<>(TransferPurpose.class);

    @Test
    void keepsEveryPromiseThroughAnyStorm() {
        Seeds.each(seed -> {
            var promises = new Promises();
            World world = lived(WorldPlan.of(seed), promises.all);
            count(promises);
            world.treasury().settled().stream()
                    .map(Transfer::purpose)
                    .forEach(purpose -> transfers.merge(purpose, 1, Integer::sum));
        });

        theStormsAskedForEverything();
    }

    @Test
    void restartsAtAnyEventLeadToTheSameStateHashes() {
        Seeds.oneOf(20, seed -> {
            World whole = lived(WorldPlan.of(seed).withoutRestarts(), List.of());
            World restarted = lived(WorldPlan.of(seed), List.of());

            assertThat(restarted.stateHashes()).isEqualTo(whole.stateHashes());
        });
    }

    /** In every second world the storm comes after the purchase program, in the others from the first day on. */
    static World lived(WorldPlan plan, List<Watch> watches) {
        var world = new World(plan, watches);
        var life = new Life(world);
        if (plan.seed() % 2 == 0) {
            life.calm(CALM_STEPS);
        }
        life.storm(STORM_HOURS);
        life.calm(CALM_STEPS);
        life.closeEverything(CLOSING_STEPS);
        return world;
    }

    private void count(Promises promises) {
        add("exits", promises.exits.exits);
        add("exits under a halt", promises.exits.exitsUnderHalt);
        add("restarts from level 3 or 4", promises.breaker.restarts);
        promises.breaker.reached.forEach(level -> add("level " + level, 1));
        add("short legs", promises.legs.carried);
        add("programs", promises.program.completed);
        add("resumptions", promises.restarts.restarts);
        add("duplicates", promises.duplicates.duplicates);
        add("entries of TREND", promises.trend.entries);
        add("moved stops of TREND", promises.stops.moves);
        add("purchases of FUNDING", promises.funding.purchases);
        add("purchases of FUNDING at its cap", promises.funding.capped);
        add("openings refused for their rate", promises.orderRate.refused);
        add("deployments", promises.tactical.deployments);
        add("returns", promises.tactical.returns);
        add("valuations", promises.valuation.valuations);
        promises.caps.forEach(cap -> add("openings under " + cap.cap(), cap.openings));
    }

    private void add(String what, int number) {
        seen.merge(what, number, Integer::sum);
    }

    private void theStormsAskedForEverything() {
        if (Seeds.count() < 100) {
            return;
        }
        assertThat(seen)
                .as("%s", seen)
                .allSatisfy((what, number) -> assertThat(number).as(what).isPositive());
        assertThat(seen.keySet()).contains("level 1", "level 2", "level 3", "level 4");
        assertThat(transfers.keySet()).as("%s", transfers).containsExactlyInAnyOrder(TransferPurpose.values());
    }
}
