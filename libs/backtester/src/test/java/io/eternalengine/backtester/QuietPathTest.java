package io.eternalengine.backtester;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.backtester.run.RunOutcome;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Candles of which nothing comes are followed in place: nobody can tell. {@code -Dquiet.seeds=N} runs more markets. */
class QuietPathTest {
    private static final long SEEDS = Long.getLong("quiet.seeds", 100);
    private static final int HOURS_OF_BUSY_ENGINES = 24 * 10;
    private static final int HOURS_OF_CALM_ENGINES = 24 * 120;

    @Test
    void engines_that_often_act_decide_and_end_the_same_on_both_ways() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            bothWaysAgree(seed, HOURS_OF_BUSY_ENGINES, RandomPortfolio.quick());
        }
    }

    @Test
    void engines_that_seldom_act_decide_and_end_the_same_on_both_ways() {
        for (long seed = 1; seed <= SEEDS / 10; seed++) {
            bothWaysAgree(seed, HOURS_OF_CALM_ENGINES, calm());
        }
    }

    private static void bothWaysAgree(long seed, int hours, ParameterSet parameters) {
        // given
        var quiet = RandomPortfolio.of(seed, hours, parameters);
        var stepping = RandomPortfolio.of(seed, hours, parameters).steppingThroughAll();

        // when
        RunOutcome followed = quiet.run(List.of(), ignored -> {});
        RunOutcome stepped = stepping.run(List.of(), ignored -> {});

        // then
        assertThat(followed.stateHashes()).as("seed %d", seed).isEqualTo(stepped.stateHashes());
        assertThat(followed.decisions()).as("seed %d", seed).isEqualTo(stepped.decisions());
        assertThat(followed.decisionHash()).as("seed %d", seed).isEqualTo(stepped.decisionHash());
        assertThat(followed.executions()).as("seed %d", seed).isEqualTo(stepped.executions());
        assertThat(followed.days()).as("seed %d", seed).isEqualTo(stepped.days());
    }

    /** The product's parameters, with averages short enough to be warm. */
    private static ParameterSet calm() {
        Map<String, String> given = new TreeMap<>();
        for (String account : List.of("trend-1", "trend-2")) {
            given.put("eternal." + account + ".fast-length", "5");
            given.put("eternal." + account + ".slow-length", "15");
            given.put("eternal." + account + ".direction-length", "7");
        }
        return ParameterSet.of(given);
    }
}
