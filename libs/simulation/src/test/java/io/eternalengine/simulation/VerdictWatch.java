package io.eternalengine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Verdict;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.risk.RiskInput;
import io.eternalengine.risk.RiskOutput;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An intent has a name of its own and gets one verdict. */
final class VerdictWatch implements Watch {
    private final Set<String> made = new HashSet<>();
    private final Set<String> judged = new HashSet<>();

    @Override
    public void engineDecided(World world, Seat seat, EngineInput input, Decision decision) {
        for (OrderIntent intent : decision.intents()) {
            assertThat(made.add(intent.intentId()))
                    .as("verdicts: %s is made once", intent)
                    .isTrue();
        }
    }

    @Override
    public void riskDecided(World world, RiskSight before, RiskInput input, List<RiskOutput> outputs) {
        for (RiskOutput output : outputs) {
            switch (output) {
                case RiskOutput.Approved approved -> judged(approved.verdict());
                case RiskOutput.Rejected rejected -> judged(rejected.verdict());
                case RiskOutput.Commanded ignored -> {}
                case RiskOutput.Reported ignored -> {}
                case RiskOutput.Alerted ignored -> {}
            }
        }
    }

    private void judged(Verdict verdict) {
        assertThat(judged.add(verdict.intentId()))
                .as("verdicts: one for %s", verdict)
                .isTrue();
    }
}
