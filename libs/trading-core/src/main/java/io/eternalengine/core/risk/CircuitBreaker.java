package io.eternalengine.core.risk;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where the four-level breaker stands. A level latches: only the rule of its last column lowers it.
 *
 * <pre>
 * 0 normal → 1 CAUTION → 2 WARNING → 3 ALERT → 4 EMERGENCY     up: on drawdown, through every level between
 * 1 → 0 drawdown small, by itself · 2 → 1 drawdown small and one approval · 3, 4 → 0 review time and two people
 * </pre>
 *
 * @param sinceMs when the level was reached
 * @param referencePeak unit value from which drawdown is measured: the all-time high, or the unit value at the last
 *     approved restart, because the loss that was reviewed must not stop the restart again
 * @param approvals given for leaving the level
 */
public record CircuitBreaker(int level, long sinceMs, Decimal referencePeak, List<Approval> approvals) {
    /** Names the breaker's halt among all halts. */
    public static final String HALT_KEY = "breaker";

    /** The latest are kept; two people are enough. */
    private static final int MOST_APPROVALS = 32;

    public static final CircuitBreaker NORMAL = new CircuitBreaker(0, 0, Decimal.ONE, List.of());

    /**
     * A person's consent to leave the level.
     *
     * @param person the same however it is written, for one person is not two
     */
    public record Approval(String person, long atMs, String review) {
        public Approval {
            person = person.strip().toLowerCase(Locale.ROOT);
        }
    }

    public CircuitBreaker {
        approvals = List.copyOf(approvals);
    }

    CircuitBreaker movedTo(int newLevel, long atMs) {
        return new CircuitBreaker(newLevel, atMs, referencePeak, List.of());
    }

    CircuitBreaker withUnitValue(Decimal unitValue) {
        return unitValue.isAbove(referencePeak) ? new CircuitBreaker(level, sinceMs, unitValue, approvals) : this;
    }

    CircuitBreaker restartedAt(Decimal unitValue, long atMs) {
        return new CircuitBreaker(0, atMs, unitValue, List.of());
    }

    CircuitBreaker approvedBy(Approval approval) {
        var longer = new ArrayList<Approval>(approvals.size() + 1);
        longer.addAll(approvals.size() < MOST_APPROVALS ? approvals : approvals.subList(1, approvals.size()));
        longer.add(approval);
        return new CircuitBreaker(level, sinceMs, referencePeak, longer);
    }

    /** The different people who approved within the window before this time. */
    Set<String> approversSince(long fromMs) {
        if (approvals.isEmpty()) {
            return Collections.emptySortedSet();
        }
        var people = new TreeSet<String>();
        for (Approval approval : approvals) {
            if (approval.atMs() >= fromMs) {
                people.add(approval.person());
            }
        }
        return people;
    }

    void write(StateWriter writer) {
        writer.writeLong(level)
                .writeLong(sinceMs)
                .writeDecimal(referencePeak)
                .writeAll(
                        approvals,
                        (out, approval) -> out.writeText(approval.person())
                                .writeLong(approval.atMs())
                                .writeText(approval.review()));
    }

    static CircuitBreaker read(StateReader reader) {
        return new CircuitBreaker(
                Math.toIntExact(reader.readLong()),
                reader.readLong(),
                reader.readDecimal(),
                reader.readAll(in -> new Approval(in.readText(), in.readLong(), in.readText())));
    }
}
