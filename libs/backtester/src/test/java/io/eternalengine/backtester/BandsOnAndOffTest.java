package io.eternalengine.backtester;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.backtester.run.PortfolioRun;
import io.eternalengine.backtester.run.RunOutcome;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Inside a no-action band a candle only moves price and clock: no decision differs. {@code -Dbands.seeds=N} runs more markets. */
class BandsOnAndOffTest {
    private static final long SEEDS = Long.getLong("bands.seeds", 200);
    private static final int HOURS_OF_BUSY_ENGINES = 24 * 10;
    private static final int HOURS_AT_LIMITS = 24 * 15;
    private static final int HOURS_OF_CALM_ENGINES = 24 * 120;

    @Test
    void engines_that_often_act_decide_and_end_the_same_on_both_ways() {
        for (long seed = 1; seed <= SEEDS / 2; seed++) {
            bothWaysAgree(seed, HOURS_OF_BUSY_ENGINES, RandomPortfolio.quick());
        }
    }

    @Test
    void engines_that_seldom_act_decide_and_end_the_same_on_both_ways() {
        for (long seed = 1; seed <= SEEDS / 20; seed++) {
            bothWaysAgree(seed, HOURS_OF_CALM_ENGINES, calm());
        }
    }

    @Test
    void engines_at_their_limits_on_rough_markets_decide_and_end_the_same_on_both_ways() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            bothWaysAgree(seed, TouchyPortfolio.of(seed, HOURS_AT_LIMITS), TouchyPortfolio.of(seed, HOURS_AT_LIMITS));
        }
    }

    private static void bothWaysAgree(long seed, int hours, ParameterSet parameters) {
        bothWaysAgree(seed, RandomPortfolio.of(seed, hours, parameters), RandomPortfolio.of(seed, hours, parameters));
    }

    private static void bothWaysAgree(long seed, PortfolioRun withBands, PortfolioRun withoutBands) {
        // when
        RunOutcome followed = withBands.run(List.of(), ignored -> {});
        RunOutcome stepped = withoutBands.steppingThroughAll().run(List.of(), ignored -> {});

        // then
        assertThat(followed.stateHashes()).as("seed %d", seed).isEqualTo(stepped.stateHashes());
        assertThat(followed.decisions()).as("seed %d", seed).isEqualTo(stepped.decisions());
        assertThat(followed.decisionHash()).as("seed %d", seed).isEqualTo(stepped.decisionHash());
        assertThat(followed.executions()).as("seed %d", seed).isEqualTo(stepped.executions());
        assertThat(followed.days()).as("seed %d", seed).isEqualTo(stepped.days());
        assertThat(followed.heldBack()).as("seed %d", seed).isEqualTo(stepped.heldBack());
    }

    /** The product's parameters, with averages short enough to be warm. */
    private static ParameterSet calm() {
        Map<String, String> given = new TreeMap<>();
        for (String account : List.of("trend-1", "trend-2")) {
            given.put("eternal." + account + ".fast-sma-period", "5");
            given.put("eternal." + account + ".slow-sma-period", "15");
            given.put("eternal." + account + ".adx-period", "7");
        }
        return ParameterSet.of(given);
    }
}
