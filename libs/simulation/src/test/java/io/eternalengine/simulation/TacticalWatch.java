package io.eternalengine.simulation;

import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.accounting.LedgerEvent;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.Side;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.engine.tactical.TacticalEngine;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * TACTICAL's own caps: half of its cash in one event, or all of it after a deep fall; a time between deployments; each
 * trigger once for each high; and no deployment spends more than it was given.
 */
final class TacticalWatch implements Watch {
    private final Set<String> firedSinceHigh = new HashSet<>();
    private final Map<String, Decimal> budgets = new HashMap<>();
    private final Map<String, Decimal> spent = new HashMap<>();
    private String high = "";
    private long lastMs;
    int deployments;
    int returns;

    @Override
    public void engineDecided(World world, Seat seat, EngineInput input, Decision decision) {
        seat.engineAs(TacticalEngine.class).ifPresent(engine -> {
            boolean deployed = engine.deploymentsMade() > budgets.size();
            if (deployed) {
                deployed(engine, decision);
            }
            returns += decision.values().containsKey("proceedsForCore") ? 1 : 0;
        });
    }

    private void deployed(TacticalEngine engine, Decision decision) {
        deployments++;
        assertThat(decision.values()).as("tactical: %s", decision).containsKeys("trigger", "amount", "allTimeHigh");
        String trigger = value(decision, "trigger");
        Decimal amount = Decimal.of(value(decision, "amount"));
        String highNow = value(decision, "allTimeHigh");
        if (!highNow.equals(high)) {
            high = highNow;
            firedSinceHigh.clear();
        }
        assertThat(firedSinceHigh.add(trigger))
                .as("tactical: %s once since the high of %s", trigger, high)
                .isTrue();
        assertThat(amount)
                .as("tactical: %s of the cash", trigger)
                .isLessThanOrEqualTo(engine.cash().times(dec(trigger.equals("DEEP_FALL") ? "1" : "0.5")));
        assertThat(lastMs == 0 || engine.lastDeploymentMs() - lastMs >= Lineup.BETWEEN_DEPLOYMENTS.toMillis())
                .as("tactical: time since the last deployment")
                .isTrue();
        lastMs = engine.lastDeploymentMs();
        budgets.put(String.format(java.util.Locale.ROOT, "TACTICAL.deployment-%04d", engine.deploymentsMade()), amount);
    }

    private static String value(Decision decision, String name) {
        return Objects.requireNonNull(decision.values().get(name), name);
    }

    @Override
    public void booked(World world, LedgerEvent event) {
        if (event instanceof LedgerEvent.Traded traded
                && traded.execution().account().equals("TACTICAL")
                && traded.execution().side() == Side.BUY) {
            Execution execution = traded.execution();
            String deployment = execution.intentId().substring(0, "TACTICAL.deployment-0000".length());
            Decimal all = spent.merge(deployment, execution.value(), Decimal::plus);
            assertThat(all)
                    .as("tactical: spent by %s", deployment)
                    .isLessThanOrEqualTo(budgets.getOrDefault(deployment, Decimal.ZERO));
        }
    }
}
