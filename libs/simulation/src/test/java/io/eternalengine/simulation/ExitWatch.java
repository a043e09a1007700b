package io.eternalengine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Verdict;
import io.eternalengine.risk.RiskInput;
import io.eternalengine.risk.RiskOutput;
import java.util.List;

/** What reduces exposure is never refused: by no halt, no pause and no limit. */
final class ExitWatch implements Watch {
    int exits;
    int exitsUnderHalt;

    @Override
    public void riskDecided(World world, RiskSight before, RiskInput input, List<RiskOutput> outputs) {
        if (!(input instanceof RiskInput.IntentMade made)) {
            return;
        }
        OrderIntent intent = made.intent();
        if (intent.movesStop()) {
            return;
        }
        boolean reduces = new RiskView(before, intent).reduces();
        for (RiskOutput output : outputs) {
            if (output instanceof RiskOutput.Rejected rejected) {
                refused(world, intent, reduces, rejected.verdict());
            }
            if (output instanceof RiskOutput.Approved approved) {
                assertThat(approved.verifiedReduceOnly())
                        .as("exits: %s is one", intent)
                        .isEqualTo(reduces);
                exits += reduces ? 1 : 0;
                exitsUnderHalt += reduces && !before.halts().halts().isEmpty() ? 1 : 0;
            }
        }
    }

    /** Where books and orders race, an engine may want to sell what the exchange has sold already. */
    private static void refused(World world, OrderIntent intent, boolean reduces, Verdict verdict) {
        assertThat(reduces).as("exits: blocked by %s", verdict).isFalse();
        if (!world.isRacing()) {
            assertThat(intent.reduceOnly())
                    .as("exits: %s was blocked by %s", intent, verdict)
                    .isFalse();
        }
    }
}
