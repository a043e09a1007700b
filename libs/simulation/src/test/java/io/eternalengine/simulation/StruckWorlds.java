package io.eternalengine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Each world twice, whole and struck; loaded by a {@link FaultLoader}. */
public final class StruckWorlds implements Runnable {
    private final Map<String, Integer> thrown = new TreeMap<>();
    private final Map<String, Integer> halfDone = new TreeMap<>();

    @Override
    public void run() {
        Seeds.oneOf(50, seed -> {
            // given
            WorldPlan plan = WorldPlan.of(seed).withEngines(Lineup::touchySeats).withoutRestarts();
            DecisionTrail whole = DecisionTrail.first();
            DecisionTrail struck = DecisionTrail.equalTo(whole);
            var strikes = new Strikes(seed);

            // when, then
            SimulationTest.lived(plan, List.of(whole));
            SimulationTest.lived(plan.applying(strikes), List.of(struck));
            assertThat(struck.length()).isEqualTo(whole.length());
            strikes.thrown.forEach((who, number) -> thrown.merge(who, number, Integer::sum));
            strikes.halfDone.forEach((who, number) -> halfDone.merge(who, number, Integer::sum));
        });
        theStrikesMeantSomething();
    }

    private void theStrikesMeantSomething() {
        System.out.println("exceptions " + thrown + ", of them half-way " + halfDone);
        if (Seeds.count() >= 1_000) {
            assertThat(halfDone.keySet())
                    .containsExactly("CORE-HODL", "FUNDING", "ORCHESTRATION", "RISK", "TACTICAL", "TREND-1", "TREND-2");
        }
    }
}
