package io.eternalengine.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.OrderAmount;
import io.eternalengine.core.model.OrderIntent;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Many runs, each from its seed. {@code -Dsimulation.seeds=N} runs more of them, {@code -Dsimulation.firstSeed=S
 * -Dsimulation.seeds=1} replays one.
 */
class SimulationTest {
    private static final long SEEDS = Long.getLong("simulation.seeds", 1_000);
    private static final long FIRST_SEED = Long.getLong("simulation.firstSeed", 1);
    private static final int STORM_STEPS = 40;
    private static final int CALM_STEPS = 110;

    @Test
    void keepsEveryPromiseThroughAnyStorm() {
        LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS)
                .forEach(seed -> withSeed(seed, () -> {
                    Simulation run = untilTheStormIsOver(seed, false);
                    whatRiskOrderedIsSold(run);
                    run.calm(CALM_STEPS, true);
                    run.checkBooks();
                    everyPartIsBoughtExactlyOnce(run);
                    everyTaskIsDone(run);
                }));
    }

    @Test
    void theSameSeedGivesTheSameDecisionsByteForByte() {
        LongStream.range(FIRST_SEED, FIRST_SEED + Math.max(1, SEEDS / 20))
                .forEach(seed -> withSeed(seed, () -> {
                    Simulation first = untilTheStormIsOver(seed, true);
                    Simulation second = untilTheStormIsOver(seed, true);

                    assertThat(second.log.toString()).isEqualTo(first.log.toString());
                    assertThat(second.engineBytes()).isEqualTo(first.engineBytes());
                    assertThat(second.riskBytes()).isEqualTo(first.riskBytes());
                }));
    }

    /** In every second run the storm comes after the program, in the others it comes from the first day. */
    private static Simulation untilTheStormIsOver(long seed, boolean logging) {
        var run = new Simulation(seed, logging);
        if (seed % 2 == 0) {
            run.calm(CALM_STEPS, true);
        }
        run.storm(STORM_STEPS);
        return run;
    }

    private static void whatRiskOrderedIsSold(Simulation run) {
        run.calm(6, false);
        if (run.watch.level() == 4) {
            assertThat(run.holdsNothingSellable())
                    .as("everything is sold on level 4")
                    .isTrue();
        }
    }

    private static void everyPartIsBoughtExactlyOnce(Simulation run) {
        for (int part = 1; part <= 14; part++) {
            bought(run, String.format(Locale.ROOT, "CORE-HODL.dca.BTCUSDT.part-%02d", part), "0.40");
            bought(run, String.format(Locale.ROOT, "CORE-HODL.dca.ETHUSDT.part-%02d", part), "0.20");
        }
        assertThat(run.spentByTask.keySet().stream().filter(task -> task.contains(".dca.")))
                .hasSize(28);
    }

    private static void bought(Simulation run, String task, String share) {
        Decimal amount = run.partAmount(share);
        Decimal spent = run.spentByTask.getOrDefault(task, Decimal.ZERO);
        // What is left of a part is less than the smallest order.
        assertThat(spent).as(task).isBetween(amount.minus(Decimal.of(5)), amount);
    }

    private static void everyTaskIsDone(Simulation run) {
        assertThat(run.engineState.tasks()).isEmpty();
        assertThat(run.intents.stream().map(OrderIntent::intentId)).doesNotHaveDuplicates();
        List<OrderAmount> amounts =
                run.intents.stream().map(OrderIntent::amount).toList();
        assertThat(amounts).isNotEmpty();
    }

    private static void withSeed(long seed, Runnable run) {
        try {
            run.run();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }
}
