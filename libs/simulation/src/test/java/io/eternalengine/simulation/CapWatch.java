package io.eternalengine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.risk.RiskInput;
import io.eternalengine.risk.RiskOutput;
import java.util.List;

/** No order that opens is approved beyond one cap. */
final class CapWatch implements Watch {
    private final Cap cap;
    int openings;

    Cap cap() {
        return cap;
    }

    CapWatch(Cap cap) {
        this.cap = cap;
    }

    @Override
    public void riskDecided(World world, RiskSight before, RiskInput input, List<RiskOutput> outputs) {
        for (RiskOutput output : outputs) {
            if (output instanceof RiskOutput.Approved approved && !approved.verifiedReduceOnly()) {
                var view = new RiskView(before, approved.intent());
                Cap.Sum sum = world.isRoomy() && cap == Cap.ASSET_VALUE ? null : cap.sum(view);
                if (sum != null) {
                    openings++;
                    assertThat(sum.after())
                            .as("cap %s: %s", cap, approved.intent())
                            .isLessThanOrEqualTo(sum.allowed());
                }
            }
        }
    }
}
