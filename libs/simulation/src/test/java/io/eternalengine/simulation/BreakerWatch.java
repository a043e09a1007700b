package io.eternalengine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.risk.RiskInput;
import io.eternalengine.risk.RiskOutput;
import io.eternalengine.risk.RiskReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The breaker climbs level by level and is lowered only by the last column of its table. */
final class BreakerWatch implements Watch {
    private static final Decimal LEAVE_CAUTION = Markets.dec("0.05");
    private static final Decimal LEAVE_WARNING = Markets.dec("0.10");

    private record Consent(String person, long atMs) {}

    private final List<Consent> consents = new ArrayList<>();
    final Set<Integer> reached = new TreeSet<>();
    int level;
    int restarts;
    private long sinceMs;

    @Override
    public void riskDecided(World world, RiskSight before, RiskInput input, List<RiskOutput> outputs) {
        boolean consents = input instanceof RiskInput.ResumeAsked asked
                && asked.scope().equals(RiskScope.ALL)
                && !before.halts().halts().containsKey("operator:ALL");
        if (consents) {
            this.consents.add(new Consent(((RiskInput.ResumeAsked) input).person(), before.asOfMs()));
        }
        RiskReport after = world.risk().sight().report();
        for (RiskOutput output : outputs) {
            if (output instanceof RiskOutput.Commanded commanded
                    && commanded.command().action() instanceof RiskAction.BreakerMoved moved) {
                moved(moved, after.asOfMs());
            }
        }
        assertThat(after.breakerLevel().number())
                .as("breaker: the level is the one that was published")
                .isEqualTo(level);
    }

    private void moved(RiskAction.BreakerMoved moved, long nowMs) {
        assertThat(moved.fromLevel()).as("breaker: moved from").isEqualTo(level);
        if (moved.toLevel() > level) {
            assertThat(moved.toLevel()).as("breaker: climbed one by one").isEqualTo(level + 1);
            reached.add(moved.toLevel());
        } else {
            assertThat(mayLeave(moved, nowMs))
                    .as("breaker: lowered by %s after %d ms with %s", moved, nowMs - sinceMs, consents)
                    .isTrue();
            restarts += level >= 3 ? 1 : 0;
        }
        level = moved.toLevel();
        sinceMs = nowMs;
        consents.clear();
    }

    private boolean mayLeave(RiskAction.BreakerMoved moved, long nowMs) {
        Set<String> people = consents.stream()
                .filter(consent -> consent.atMs() >= nowMs - Markets.DAY_MS)
                .map(Consent::person)
                .collect(Collectors.toSet());
        return switch (level) {
            case 1 -> moved.toLevel() == 0 && moved.drawdown().isAtMost(LEAVE_CAUTION);
            case 2 -> moved.toLevel() == 1 && moved.drawdown().isAtMost(LEAVE_WARNING) && !people.isEmpty();
            default -> moved.toLevel() == 0 && nowMs - sinceMs >= Lineup.REVIEW_TIME.toMillis() && people.size() >= 2;
        };
    }
}
