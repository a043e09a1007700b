package io.eternalengine.core.engine.tactical;

import static io.eternalengine.core.Markets.BTC;
import static io.eternalengine.core.Markets.ETH;
import static io.eternalengine.core.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.core.engine.BothWays;
import io.eternalengine.core.engine.RandomLife;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.InstrumentId;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** TACTICAL, followed in place, stands where the plain steps lead it. {@code -Dquiet.lives=N} lives more. */
class FollowedTacticalTest {
    private static final long LIVES = Long.getLong("quiet.lives", 300);
    private static final int HOURS = 300;

    @Test
    void ends_the_same_on_both_ways() {
        int followed = 0;
        for (long seed = 1; seed <= LIVES; seed++) {
            // given
            var random = new Random(~seed);
            TacticalParameters parameters = parameters(random);
            List<Instrument> instruments = List.of(
                    rules(BTC, "BTC", random),
                    rules(ETH, "ETH", random),
                    rules(InstrumentId.linear("BTCUSDT"), "BTC", random));
            var ways = new BothWays<>(new TacticalEngine(parameters));
            var life = new RandomLife(seed, EngineId.TACTICAL, parameters.account(), instruments, ways);

            // when, then
            life.live(HOURS);
            followed += ways.followed();
        }
        assertThat(followed).isPositive();
    }

    /** Steps from a fraction of what an order must be worth to many times that. */
    private static Instrument rules(InstrumentId id, String coin, Random random) {
        Decimal step = oneOf(random, "0.000001", "0.001", "0.1");
        return new Instrument(
                id,
                coin,
                "USDT",
                dec("0.01"),
                step,
                step,
                dec("100"),
                oneOf(random, "5", "200", "1000"),
                dec("0.0000001"));
    }

    private static TacticalParameters parameters(Random random) {
        return new TacticalParameters(
                "TACTICAL",
                "USDT",
                List.of(new TacticalAsset("BTC", BTC, dec("0.80")), new TacticalAsset("ETH", ETH, dec("0.20"))),
                InstrumentId.linear("BTCUSDT"),
                Decimal.ZERO,
                oneOf(random, "0.03", "0.10"),
                oneOf(random, "0.12", "0.30"),
                random.nextBoolean() ? 20 : 60,
                Duration.ofHours(random.nextBoolean() ? 20 : 48),
                dec("0.50"),
                Decimal.ONE,
                dec("0.25"),
                dec("-0.00005"),
                Duration.ofHours(random.nextBoolean() ? 8 : 24),
                random.nextBoolean(),
                Duration.ofHours(random.nextBoolean() ? 5 : 50),
                oneOf(random, "0.02", "0.20"),
                Duration.ofHours(random.nextBoolean() ? 30 : 3_000),
                oneOf(random, "0.02", "0.2"));
    }

    private static Decimal oneOf(Random random, String... choices) {
        return dec(choices[random.nextInt(choices.length)]);
    }
}
