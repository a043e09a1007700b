package io.eternalengine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.VerdictRule;
import io.eternalengine.risk.RiskInput;
import io.eternalengine.risk.RiskOutput;
import java.util.List;
import java.util.TreeMap;

/** In no minute, by the times at which engines decided, are more orders approved that open than are allowed. */
final class OrderRateWatch implements Watch {
    private static final long MINUTE_MS = 60_000;

    private final TreeMap<Long, Integer> openings = new TreeMap<>();
    /** Orders that were refused for their rate. */
    int refused;

    @Override
    public void riskDecided(World world, RiskSight before, RiskInput input, List<RiskOutput> outputs) {
        for (RiskOutput output : outputs) {
            if (output instanceof RiskOutput.Approved approved && !approved.verifiedReduceOnly()) {
                opened(approved.intent().decidedAtMs(), Lineup.openingsPerMinute(world.isRoomy()));
            }
            refused += output instanceof RiskOutput.Rejected rejected
                            && rejected.verdict().rule().equals(VerdictRule.ORDER_RATE.text())
                    ? 1
                    : 0;
        }
    }

    /** Intents reach risk late: every minute that holds the moment is counted. */
    private void opened(long atMs, int allowed) {
        openings.merge(atMs, 1, Integer::sum);
        for (long endMs : openings.subMap(atMs, true, atMs + MINUTE_MS, false).keySet()) {
            int opened = openings.subMap(endMs - MINUTE_MS, false, endMs, true).values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            assertThat(opened)
                    .as("order rate: opened in the minute to %d", endMs)
                    .isLessThanOrEqualTo(allowed);
        }
    }
}
