package io.eternalengine.engine.tactical;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.DAY_MS;
import static io.eternalengine.domain.Markets.ETH;
import static io.eternalengine.domain.Markets.HOUR_MS;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.engine.LateCandle;
import io.eternalengine.engine.NoActionBand;
import io.eternalengine.engine.RandomLife;
import io.eternalengine.engine.WithAndWithoutBands;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Inside a no-action band an input only updates price and clock, and the whole step would have done no more. {@code -Dbands.lives=N} lives
 * more.
 */
class TacticalBandsTest {
    private static final long SEEDS = Long.getLong("bands.lives", 300);
    private static final int HOURS = 300;

    @Test
    void theWholeStepDecidesTheSameAsTheBand() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            // given
            var random = new Random(~seed);
            TacticalParameters parameters = parameters(random);
            List<Instrument> instruments = List.of(
                    rules(BTC, "BTC", random),
                    rules(ETH, "ETH", random),
                    rules(InstrumentId.linear("BTCUSDT"), "BTC", random));
            var engines = new WithAndWithoutBands(() -> new TacticalEngine(parameters));

            // when, then
            new RandomLife(seed, EngineId.TACTICAL, parameters.account(), instruments, engines).live(HOURS);
        }
    }

    @Test
    void aBandLiesBetweenTheFallThatDeploysAndTheAllTimeHigh() {
        TacticalRun run = TacticalRun.afterTheHigh();

        NoActionBand btc = run.band(0);

        assertThat(btc.above()).isEqualTo(dec("30000"));
        assertThat(btc.below()).isEqualTo(dec("60000"));
        assertThat(btc.untilMs()).isEqualTo(Long.MAX_VALUE);
        assertThat(btc.decision().rule().text()).isEqualTo("nothing-due");
    }

    @Test
    void aBandOfWhatIsHeldEndsBelowTheGainAndWithTheTimeBetweenDeployments() {
        // given
        TacticalRun run = TacticalRun.afterTheHigh();
        run.candlesUntilQuiet("30000", "1500");
        Deployment held = run.state().deployments().getFirst();

        // when
        NoActionBand btc = run.band(0);
        NoActionBand eth = run.band(1);

        // then
        Decimal atTheEdges = held.legs()
                .getFirst()
                .held()
                .times(Objects.requireNonNull(btc.below()))
                .plus(held.legs().getLast().held().times(Objects.requireNonNull(eth.below())));
        Decimal gained = held.cost().times(Decimal.of(2));
        assertThat(atTheEdges).isBetween(gained.minus(dec("0.001")), gained);
        assertThat(btc.untilMs()).isEqualTo(held.startedAtMs() + 30 * DAY_MS);
    }

    @Test
    void nothingIsQuietWhileOrdersAreUnderWay() {
        TacticalRun run = TacticalRun.afterTheHigh();
        run.fills = false;

        run.candles("30000", "1500");

        assertThat(run.engine.bands().of(0)).isNull();
        assertThat(run.engine.bands().of(1)).isNull();
    }

    @Test
    void aBandEndsByTheClockAlsoWhenItIsAheadOfTheCandle() {
        // given
        TacticalRun run = TacticalRun.afterTheHigh();
        run.candlesUntilQuiet("30000", "1500");
        long aMonthLaterMs = run.nowMs + 31 * DAY_MS;

        // when
        run.on(new EngineInput.CandleClosed(
                Markets.candle(InstrumentId.linear("BTCUSDT"), aMonthLaterMs, dec("18000"))));

        // then
        run.nowMs += HOUR_MS;
        assertThat(run.on(LateCandle.closed(Markets.BTC, run.nowMs, dec("18000"), aMonthLaterMs)))
                .hasSize(1);
    }

    @Test
    void aBandOfBeforeARestoreHoldsNoLonger() {
        // given
        TacticalRun run = TacticalRun.afterTheHigh();
        TacticalRun higher = TacticalRun.afterTheHigh();
        higher.candles("100000", "5000");

        // when
        run.engine.restore(higher.engine.snapshot());
        run.nowMs = higher.nowMs;

        // then
        assertThat(run.candles("45000", "2000")).hasSize(2);
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
