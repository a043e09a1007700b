package io.eternalengine.reporting.query;

import io.eternalengine.reporting.model.Decision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A decision worth telling. A rule that holds an engine back says so on every candle; told are each wish to trade and the
 * newest of every run of decisions that say the same.
 *
 * @param repeats how many of the run came before it
 */
record Telling(Decision newest, int repeats) {
    private static final Comparator<Decision> NEWEST_FIRST = Comparator.comparing(
                    (Decision decision) -> decision.eventTime, Comparator.reverseOrder())
            .thenComparing(decision -> decision.engine)
            .thenComparing(decision -> decision.sequence, Comparator.reverseOrder());

    /** The newest of both kinds, at most as many as the limit. */
    static List<Telling> of(List<Decision> wishes, List<Decision> others, int limit) {
        List<Telling> told = new ArrayList<>();
        Stream.concat(wishes.stream(), others.stream()).sorted(NEWEST_FIRST).forEach(decision -> {
            if (!told.isEmpty() && told.getLast().isRepetitionOf(decision)) {
                told.set(told.size() - 1, told.getLast().repeated());
            } else {
                told.add(new Telling(decision, 0));
            }
        });
        return told.subList(0, Math.min(limit, told.size()));
    }

    private boolean isRepetitionOf(Decision earlier) {
        return !newest.wished
                && !earlier.wished
                && newest.engine.equals(earlier.engine)
                && newest.rule.equals(earlier.rule)
                && newest.explanation.equals(earlier.explanation);
    }

    private Telling repeated() {
        return new Telling(newest, repeats + 1);
    }
}
