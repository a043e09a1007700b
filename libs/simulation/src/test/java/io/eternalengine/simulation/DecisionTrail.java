package io.eternalengine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.engine.Decision;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.risk.RiskInput;
import io.eternalengine.risk.RiskOutput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is decided in a world, and everyone's state hash at the end of each moment, in their order. */
final class DecisionTrail implements Watch {
    /** Who answered what; figures of the answer are read when it is compared, long after they were noted. */
    private record Step(String who, Object asked, Object answer) {}

    private final @Nullable DecisionTrail other;
    private final List<Step> steps = new ArrayList<>();

    private DecisionTrail(@Nullable DecisionTrail other) {
        this.other = other;
    }

    static DecisionTrail first() {
        return new DecisionTrail(null);
    }

    /** Fails with the first step that is another one. */
    static DecisionTrail equalTo(DecisionTrail other) {
        return new DecisionTrail(other);
    }

    int length() {
        return steps.size();
    }

    @Override
    public void engineDecided(World world, Seat seat, EngineInput input, Decision decision) {
        add(new Step(seat.account(), input, decision));
    }

    @Override
    public void riskDecided(World world, RiskSight before, RiskInput input, List<RiskOutput> outputs) {
        add(new Step("RISK", input, outputs));
    }

    @Override
    public void stepped(World world) {
        add(new Step("ALL", world.nowMs(), world.stateHashes()));
    }

    @Override
    public void closed(World world) {
        stepped(world);
    }

    private void add(Step step) {
        if (other != null) {
            assertThat(steps.size()).as("steps").isLessThan(other.length());
            assertThat(step).as("step %d", steps.size()).isEqualTo(other.steps.get(steps.size()));
        }
        steps.add(step);
    }
}
