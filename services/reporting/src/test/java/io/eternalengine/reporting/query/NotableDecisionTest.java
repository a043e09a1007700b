package io.eternalengine.reporting.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.reporting.model.Decision;
import java.time.Instant;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class NotableDecisionTest {
    @Test
    void tellsARunOfTheSameOnceAndEveryWish() {
        var wishes = List.of(decision(5, "daily-part", true), decision(4, "daily-part", true));
        var others = List.of(
                decision(7, "held-back", false),
                decision(6, "held-back", false),
                decision(3, "held-back", false),
                decision(2, "intent-rejected", false));

        assertThat(NotableDecision.of(wishes, others, 10))
                .extracting(reported -> reported.newest().sequence, NotableDecision::repeats)
                .containsExactly(
                        Tuple.tuple(7L, 1),
                        Tuple.tuple(5L, 0),
                        Tuple.tuple(4L, 0),
                        Tuple.tuple(3L, 0),
                        Tuple.tuple(2L, 0));
    }

    @Test
    void tellsNoMoreThanTheLimit() {
        var wishes = List.of(decision(2, "daily-part", true), decision(1, "daily-part", true));

        assertThat(NotableDecision.of(wishes, List.of(), 1)).hasSize(1);
    }

    private static Decision decision(long sequence, String rule, boolean wished) {
        var decision = new Decision();
        decision.engine = "CORE-HODL";
        decision.account = "CORE-HODL";
        decision.sequence = sequence;
        decision.eventTime = Instant.ofEpochSecond(sequence);
        decision.rule = rule;
        decision.explanation = rule;
        decision.wished = wished;
        return decision;
    }
}
