package io.eternalengine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskCommand;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Side;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.risk.RiskInput;
import io.eternalengine.risk.RiskOutput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Nothing opens under a halt or a pause, by a model of what risk ordered; nor by an engine that has learned of one. */
final class HaltWatch implements Watch {
    private final Map<String, RiskScope> halts = new TreeMap<>();
    private final Map<String, RiskScope> permits = new TreeMap<>();
    private final Map<RiskScope, Long> pauses = new HashMap<>();
    private long epoch;

    @Override
    public void riskDecided(World world, RiskSight before, RiskInput input, List<RiskOutput> outputs) {
        for (RiskOutput output : outputs) {
            if (output instanceof RiskOutput.Commanded commanded) {
                commanded(commanded.command());
            }
            if (output instanceof RiskOutput.Approved approved && !approved.verifiedReduceOnly()) {
                opened(approved.intent());
            }
        }
    }

    private void opened(OrderIntent intent) {
        assertThat(intent.riskEpoch()).as("halts: epoch of %s", intent).isEqualTo(epoch);
        boolean permitted = halts.entrySet().stream()
                .anyMatch(halt -> covers(permits.get(halt.getKey()), intent) && covers(halt.getValue(), intent));
        assertThat(halts.entrySet())
                .as("halts: %s was approved", intent)
                .noneMatch(halt -> covers(halt.getValue(), intent) && !covers(permits.get(halt.getKey()), intent));
        pauses.forEach(
                (scope, untilMs) -> assertThat(!permitted && covers(scope, intent) && intent.decidedAtMs() < untilMs)
                        .as("halts: pause until %d under which %s was approved", untilMs, intent)
                        .isFalse());
    }

    private static boolean covers(@Nullable RiskScope scope, OrderIntent intent) {
        return scope != null && scope.covers(intent.engine(), intent.account(), intent.instrument());
    }

    private void commanded(RiskCommand command) {
        assertThat(command.epoch()).as("halts: epochs grow by one").isEqualTo(epoch + 1);
        epoch = command.epoch();
        switch (command.action()) {
            case RiskAction.HaltImposed halt -> {
                halts.put(halt.haltKey(), halt.scope());
                permits.remove(halt.haltKey());
            }
            case RiskAction.HaltLifted lifted -> {
                if (lifted.scope().equals(halts.get(lifted.haltKey()))) {
                    halts.remove(lifted.haltKey());
                    permits.remove(lifted.haltKey());
                } else {
                    permits.put(lifted.haltKey(), lifted.scope());
                }
            }
            case RiskAction.EntriesPaused pause -> pauses.merge(pause.scope(), pause.untilMs(), Math::max);
            case RiskAction.BreakerMoved ignored -> {}
            case RiskAction.SizeScaled ignored -> {}
            case RiskAction.ReductionOrdered ignored -> {}
            case RiskAction.HaltLogRebased base -> {
                assertThat(base.halts()).as("halts: a new base lifts nothing").isEqualTo(halts);
                assertThat(base.permits())
                        .as("halts: a new base permits nothing")
                        .isEqualTo(permits);
            }
        }
    }

    @Override
    public void engineDecided(World world, Seat seat, EngineInput input, Decision decision) {
        for (OrderIntent intent : decision.intents()) {
            boolean sellsCoins =
                    intent.side() == Side.SELL && intent.instrument().category() == MarketCategory.SPOT;
            if (!intent.reduceOnly() && !sellsCoins) {
                assertThat(seat.hearsRisk())
                        .as("halts: risk's lease is held when %s is made", intent)
                        .isTrue();
                assertThat(seat.halts()
                                .forbids(intent.engine(), intent.account(), intent.instrument(), intent.decidedAtMs()))
                        .as("halts: known when %s was made", intent)
                        .isEmpty();
            }
        }
    }
}
