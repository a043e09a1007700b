package io.eternalengine.local.fleet.demo;

import io.eternalengine.local.fleet.RunningEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Who is to be killed, and when: drawn from a seed, spread over the whole market that is played, every victim as often as the
 * others. Half of the moments lie in the hour that ends a day, because that is when the daily purchases are made.
 *
 * @param kills in the order of their market time
 */
record KillPlan(List<Kill> kills) {
    /** The parts of the fleet that must survive it; the simulator plays the exchange, which is not ours to kill. */
    static final List<String> VICTIMS = victims();

    private static final long HOUR_MS = Duration.ofHours(1).toMillis();
    private static final long DAY_MS = Duration.ofDays(1).toMillis();
    private static final int LONGEST_DELAY_MS = 250;

    /**
     * One kill.
     *
     * @param fromMarketMs market time from which it may strike
     * @param delayMs real time after that
     */
    record Kill(String victim, long fromMarketMs, long delayMs) {}

    private static List<String> victims() {
        List<String> victims = new ArrayList<>(List.of("market-data", "risk", "order-execution", "kafka"));
        victims.addAll(
                1, RunningEngine.all().stream().map(RunningEngine::serviceName).toList());
        return List.copyOf(victims);
    }

    KillPlan {
        kills = List.copyOf(kills);
    }

    /** A plan of this many kills between two market times. */
    static KillPlan of(int count, long seed, long fromMs, long toMs) {
        var random = new Random(seed);
        List<Kill> kills = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long hours = Math.max(1, (toMs - fromMs) / HOUR_MS - 1);
            long atMs = fromMs + random.nextLong(hours) * HOUR_MS;
            boolean atEndOfDay = i % 2 == 0;
            long fromMarketMs = atEndOfDay ? Math.floorDiv(atMs, DAY_MS) * DAY_MS + DAY_MS - HOUR_MS : atMs;
            kills.add(new Kill(
                    VICTIMS.get(i % VICTIMS.size()),
                    Math.min(fromMarketMs, toMs - 2 * HOUR_MS),
                    random.nextInt(LONGEST_DELAY_MS)));
        }
        kills.sort(Comparator.comparingLong(Kill::fromMarketMs).thenComparing(Kill::victim));
        return new KillPlan(kills);
    }
}
