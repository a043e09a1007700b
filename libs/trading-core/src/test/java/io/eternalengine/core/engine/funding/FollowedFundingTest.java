package io.eternalengine.core.engine.funding;

import static io.eternalengine.core.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.core.engine.BothWays;
import io.eternalengine.core.engine.RandomLife;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.Instrument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** FUNDING, followed in place, stands where the plain steps lead it. {@code -Dquiet.lives=N} lives more. */
class FollowedFundingTest {
    private static final long LIVES = Long.getLong("quiet.lives", 150);
    private static final int HOURS = 300;

    @Test
    void ends_the_same_on_both_ways() {
        int followed = 0;
        for (long seed = 1; seed <= LIVES; seed++) {
            // given
            FundingParameters parameters = parameters(new Random(~seed));
            List<Instrument> instruments = new ArrayList<>();
            for (CarryAsset asset : parameters.assets()) {
                instruments.add(FundingRun.spotRules(asset));
                instruments.add(FundingRun.perpetualRules(asset));
            }
            var ways = new BothWays<>(new FundingEngine(parameters));
            var life = new RandomLife(seed, EngineId.FUNDING, parameters.account(), instruments, ways);

            // when, then
            life.live(HOURS);
            followed += ways.followed();
        }
        assertThat(followed).isPositive();
    }

    private static FundingParameters parameters(Random random) {
        return new FundingParameters(
                "FUNDING",
                "USDT",
                List.of(CarryAsset.of("BTC", "0.6"), CarryAsset.of("ETH", "0.4")),
                dec("0.0001"),
                RateComparison.AT_LEAST,
                oneOf(random, "0.002", "0.005"),
                oneOf(random, "0.006", "0.02"),
                Duration.ofHours(random.nextBoolean() ? 30 : 336),
                Duration.ofHours(16),
                Duration.ofHours(24),
                Duration.ofSeconds(5),
                3,
                Duration.ofSeconds(1),
                oneOf(random, "0.002", "0.02"),
                oneOf(random, "1", "2"),
                oneOf(random, "0.30", "0.45"),
                dec("0.20"),
                dec("0.50"),
                dec("0.5"),
                oneOf(random, "0.04", "0.5"),
                dec("0.001"));
    }

    private static Decimal oneOf(Random random, String... choices) {
        return dec(choices[random.nextInt(choices.length)]);
    }
}
