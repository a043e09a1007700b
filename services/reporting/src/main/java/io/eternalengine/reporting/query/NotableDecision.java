package io.eternalengine.reporting.query;

import io.eternalengine.reporting.model.Decision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A decision worth showing. A rule that holds an engine back says so on every candle; shown are each wish to trade and the
 * newest of every run of decisions that say the same.
 *
 * @param repeats how many of the run came before it
 */
record NotableDecision(Decision newest, int repeats) {
    private static final Comparator<Decision> NEWEST_FIRST = Comparator.comparing(
                    (Decision decision) -> decision.eventTime, Comparator.reverseOrder())
            .thenComparing(decision -> decision.engine)
            .thenComparing(decision -> decision.account)
            .thenComparing(decision -> decision.sequence, Comparator.reverseOrder());

    /** The newest of both kinds, at most as many as the limit. */
    static List<NotableDecision> of(List<Decision> wishes, List<Decision> others, int limit) {
        List<NotableDecision> reported = new ArrayList<>();
        Stream.concat(wishes.stream(), others.stream()).sorted(NEWEST_FIRST).forEach(decision -> {
            if (!reported.isEmpty() && reported.getLast().isRepetitionOf(decision)) {
                reported.set(reported.size() - 1, reported.getLast().repeated());
            } else {
                reported.add(new NotableDecision(decision, 0));
            }
        });
        return reported.subList(0, Math.min(limit, reported.size()));
    }

    private boolean isRepetitionOf(Decision earlier) {
        return !newest.wished
                && !earlier.wished
                && newest.engine.equals(earlier.engine)
                && newest.account.equals(earlier.account)
                && newest.rule.equals(earlier.rule)
                && newest.explanation.equals(earlier.explanation);
    }

    private NotableDecision repeated() {
        return new NotableDecision(newest, repeats + 1);
    }
}
