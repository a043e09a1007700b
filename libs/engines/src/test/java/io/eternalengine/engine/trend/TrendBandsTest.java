package io.eternalengine.engine.trend;

import static io.eternalengine.domain.Markets.HOUR_MS;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Instrument;
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
class TrendBandsTest {
    private static final long SEEDS = Long.getLong("bands.lives", 150);
    private static final int HOURS = 24 * 15;

    @Test
    void theWholeStepDecidesTheSameAsTheBand() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            // given
            TrendParameters parameters = parameters(new Random(seed));
            List<Instrument> instruments =
                    parameters.instruments().stream().map(TrendRun::rulesOf).toList();
            var engines = new WithAndWithoutBands(() -> new TrendEngine(parameters));

            // when, then
            new RandomLife(seed, EngineId.TREND, parameters.account(), instruments, engines).live(HOURS);
        }
    }

    @Test
    void aBandEndsWithItsBarAndBeforeTheStopAndTheBestPrice() {
        TrendRun run = TrendRun.longPosition();
        run.hour("41100");

        NoActionBand band =
                Objects.requireNonNull(run.state().assets().getFirst().band());

        assertThat(band.above()).isEqualTo(dec("40500"));
        assertThat(band.below()).isEqualTo(dec("41200"));
        assertThat(band.untilMs()).isEqualTo(run.nowMs + 3 * HOUR_MS);
        assertThat(band.decision().rule().text()).isEqualTo("holding");
    }

    private static TrendParameters parameters(Random random) {
        List<TrendAsset> assets =
                List.of(new TrendAsset(TrendRun.BTC, dec("0.60")), new TrendAsset(TrendRun.ETH, dec("0.40")));
        return new TrendParameters(
                "TREND-1",
                "USDT",
                assets.subList(0, 1 + random.nextInt(2)),
                Duration.ofHours(1),
                Duration.ofHours(List.of(1, 2, 4, 5, 24).get(random.nextInt(5))),
                TrendRun.entries(random.nextInt(40), random.nextInt(60), random.nextBoolean()),
                TrendRun.sizing(),
                new ExitParameters(
                        dec("1.5"), Decimal.ONE, Duration.ofHours(random.nextBoolean() ? 30 : 400), dec("0.0008")));
    }
}
