package io.eternalengine.local.fleet.demo;

import io.eternalengine.local.fleet.Fleet;
import io.eternalengine.local.fleet.RunningEngine;
import io.eternalengine.local.fleet.Supervisor;
import io.eternalengine.local.fleet.operations.DesiredState;
import io.eternalengine.local.fleet.operations.OperatorCommands;
import io.eternalengine.local.fleet.status.FleetStatus;
import io.eternalengine.local.processes.StackFailure;
import io.eternalengine.schemas.v1.RiskScope;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Measures how long the fleet takes from a candle to an order, and from a halt to the last order that still leaves. Every day
 * of the market makes two purchases; on some days a halt is imposed while they are on their way, and lifted afterwards.
 */
public final class LatencyRun {
    private static final long HOUR_MS = DesiredState.INTERVAL.toMillis();
    private static final int HOURS_OF_DAY = 24;
    /** Before the candle closes nothing but this is left to play: an exchange does not publish an hour of prices with each candle. */
    private static final long LAST_STEP_MS = Duration.ofMinutes(1).toMillis();

    private static final int PURCHASES_OF_A_DAY = 2;
    /** Processes that have just started are slow; the figures are given with and without these. */
    private static final int WARM_UP_DAYS = 10;
    /** About twice the time that a purchase takes, so that halts come before, amid and after the orders. */
    private static final int LONGEST_HALT_DELAY_MS = 100;

    /** Longer than tickers are apart, so that prices are as fresh as when the market runs at its own speed. */
    private static final Duration QUIET_BEFORE_DECISION = Duration.ofMillis(300);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String REASON = "latency benchmark";
    private static final RiskScope ALL = RiskScope.newBuilder().setAll(true).build();

    private final Supervisor supervisor;
    private final Fleet fleet;
    private final int days;
    private final int halts;
    private final Random delays;
    private final RunRecord run = new RunRecord();

    /**
     * @param days days played; each makes two purchases
     * @param halts on how many of them the fleet is halted
     * @param seed of the moments of the halts
     */
    public LatencyRun(Supervisor supervisor, Fleet fleet, int days, int halts, long seed) {
        this.supervisor = supervisor;
        this.fleet = fleet;
        this.days = days;
        this.halts = halts;
        this.delays = new Random(seed);
    }

    /** Plays the days and answers what was measured. */
    public LatencyReport measure(IntConsumer dayPlayed) {
        var venue = fleet.venueAdmin();
        var progress = new FleetProgress(RunningEngine.all());
        String bootstrapServers = fleet.addresses().bootstrapServers();
        try (var operator = new OperatorCommands(bootstrapServers);
                var follower = new TopicFollower(bootstrapServers, seen -> {
                    progress.observe(seen);
                    run.observe(seen);
                })) {
            var conductor = new Conductor(
                    venue,
                    follower,
                    progress,
                    venue.listed(DesiredState.MARKETS),
                    System.err::println,
                    () -> FleetStatus.notReady(supervisor.description()),
                    supervisor::requireRunning);
            long nowMs = venue.startMs();
            for (int day = 1; day <= days; day++) {
                long dayEndMs = nowMs + HOURS_OF_DAY * HOUR_MS;
                conductor.play(nowMs, dayEndMs - LAST_STEP_MS, _ -> {});
                LockSupport.parkNanos(QUIET_BEFORE_DECISION.toNanos());
                if (isHalted(day)) {
                    playLastStepHalted(conductor, operator, dayEndMs);
                } else {
                    conductor.play(dayEndMs - LAST_STEP_MS, dayEndMs, _ -> {});
                }
                nowMs = dayEndMs;
                dayPlayed.accept(day);
            }
        }
        return new LatencyReport(
                days,
                halts,
                run.candleToOrder(),
                run.candleToOrderAfter(WARM_UP_DAYS * PURCHASES_OF_A_DAY),
                run.haltToLastOrder(),
                run.haltToLastFill(),
                run.haltsOvertaken());
    }

    private boolean isHalted(int day) {
        int measured = Math.max(1, days - WARM_UP_DAYS);
        int position = day - WARM_UP_DAYS - 1;
        return position >= 0 && (long) (position + 1) * halts / measured > (long) position * halts / measured;
    }

    private void playLastStepHalted(Conductor conductor, OperatorCommands operator, long dayEndMs) {
        long delayMs = delays.nextInt(LONGEST_HALT_DELAY_MS);
        var halting = CompletableFuture.runAsync(
                () -> require(operator.halt(ALL, REASON, "benchmark", PATIENCE).isPresent(), "imposed"),
                CompletableFuture.delayedExecutor(delayMs, TimeUnit.MILLISECONDS));
        conductor.play(dayEndMs - LAST_STEP_MS, dayEndMs, _ -> {});
        halting.join();
        require(operator.resume(ALL, REASON, "benchmark", PATIENCE).isPresent(), "lifted");
    }

    private static void require(boolean done, String what) {
        if (!done) {
            throw new StackFailure(
                    "Risk did not answer that the halt is " + what + " within " + PATIENCE.toSeconds() + " s");
        }
    }
}
