package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The four-level breaker. A level latches: only the transitions of {@link BreakerLevel} lower it. It changes in place. */
final class CircuitBreaker {
    /** The latest are kept; two people are enough. */
    private static final int MOST_APPROVALS = 32;

    /**
     * A person's consent to leave the level.
     *
     * @param person the same however it is written, for one person is not two
     */
    record Approval(String person, long atMs, String review) {
        Approval {
            person = person.strip().toLowerCase(Locale.ROOT);
        }
    }

    private BreakerLevel level = BreakerLevel.NORMAL;
    private long sinceMs;
    private Decimal referencePeak = Decimal.ONE;
    private final Deque<Approval> approvals = new ArrayDeque<>();

    CircuitBreaker() {}

    void climb(long atMs) {
        move(level.toNext(), atMs);
    }

    void lower(long atMs) {
        move(level.toPrevious(), atMs);
    }

    void restart(long atMs) {
        move(level.toRestarted(), atMs);
    }

    private void move(BreakerLevel next, long atMs) {
        level = next;
        sinceMs = atMs;
        approvals.clear();
    }

    /** The unit value moved; a new high is the peak from now on. */
    void follow(Decimal unitValue) {
        referencePeak = referencePeak.max(unitValue);
    }

    /** The loss that was reviewed must not stop the restart again. */
    void measureFrom(Decimal unitValue) {
        referencePeak = unitValue;
    }

    void approve(Approval approval) {
        if (approvals.size() == MOST_APPROVALS) {
            approvals.removeFirst();
        }
        approvals.addLast(approval);
    }

    /** The different people who approved since a time. */
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

    BreakerLevel level() {
        return level;
    }

    /** When the level was reached. */
    long sinceMs() {
        return sinceMs;
    }

    /** Unit value from which drawdown is measured: the all-time high, or the unit value at the last approved restart. */
    Decimal referencePeak() {
        return referencePeak;
    }

    /** Given for leaving the level, oldest first. */
    Deque<Approval> approvals() {
        return approvals;
    }

    void write(StateWriter writer) {
        writer.writeLong(level.number())
                .writeLong(sinceMs)
                .writeDecimal(referencePeak)
                .writeAll(
                        approvals,
                        (out, approval) -> out.writeText(approval.person())
                                .writeLong(approval.atMs())
                                .writeText(approval.review()));
    }

    static CircuitBreaker read(StateReader reader) {
        var breaker = new CircuitBreaker();
        breaker.level = BreakerLevel.of(reader.readLong());
        breaker.sinceMs = reader.readLong();
        breaker.referencePeak = reader.readDecimal();
        breaker.approvals.addAll(reader.readAll(in -> new Approval(in.readText(), in.readLong(), in.readText())));
        return breaker;
    }
}
