package io.eternalengine.backtester.run;

import io.eternalengine.engine.RuleName;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Counts the entries of one engine that a halt, a pause, a limit or a permit that nobody gave held back. */
final class HeldBackCount {
    private static final long DAY_MS = 86_400_000L;
    private final TreeMap<String, Tally> tallies = new TreeMap<>();

    /** Of one rule; inputs come in order of time. */
    private static final class Tally {
        private long moments;
        private long days;
        private long lastMs = Long.MIN_VALUE;
        private long lastDay = Long.MIN_VALUE;

        private void add(long atMs) {
            moments += atMs == lastMs ? 0 : 1;
            days += Math.floorDiv(atMs, DAY_MS) == lastDay ? 0 : 1;
            lastMs = atMs;
            lastDay = Math.floorDiv(atMs, DAY_MS);
        }
    }

    /** An engine came to a rule on a candle. */
    void on(RuleName rule, long atMs) {
        if (rule.holdsBack()) {
            tallies.computeIfAbsent(rule.text(), ignored -> new Tally()).add(atMs);
        }
    }

    List<HeldBackEntries> of(String account) {
        List<HeldBackEntries> entries = new ArrayList<>();
        tallies.forEach((rule, tally) -> entries.add(new HeldBackEntries(account, rule, tally.moments, tally.days)));
        return entries;
    }
}
