package io.eternalengine.backtester.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.engine.trend.EntryParameters;
import io.eternalengine.engine.trend.ExitParameters;
import io.eternalengine.engine.trend.SizingParameters;
import io.eternalengine.engine.trend.TrendAsset;
import io.eternalengine.engine.trend.TrendParameters;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code -Dsimulation.seeds=N} compares more markets. */
class TrendScreenTest {
    private static final long SEEDS = Long.getLong("simulation.seeds", 300);
    private static final int HOURS = 1_200;
    private static final long HOUR_MS = Duration.ofHours(1).toMillis();
    private static final long START_MS = Instant.parse("2024-01-10T00:00:00Z").toEpochMilli();
    private static final int SLIPPAGE_BPS = 2;

    @Test
    void makesTheTradesOfTheEngine() {
        long trades = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            var random = new Random(seed);
            List<Candle> candles = market(random);
            TrendParameters parameters = parameters(random);
            int from = random.nextInt(200);

            List<String> expected = new EngineTrades(parameters, candles, SLIPPAGE_BPS).from(from);
            List<String> fast = screenedTrades(parameters, candles, from);

            assertThat(fast).as("seed %d, %s", seed, parameters).isEqualTo(expected);
            trades += fast.size();
        }
        assertThat(trades).as("trades over all seeds").isGreaterThan(5 * SEEDS);
    }

    private static List<String> screenedTrades(TrendParameters parameters, List<Candle> candles, int from) {
        DecisionBars bars = DecisionBars.of(CandleArrays.of(candles), parameters.bar());
        var trades = new ScreenedTrades();
        new TrendScreen(
                        bars,
                        parameters.entries(),
                        parameters.sizing(),
                        parameters.exits(),
                        EngineTrades.RULES.tickSize(),
                        SLIPPAGE_BPS)
                .run(from, trades);
        return IntStream.range(0, trades.size())
                .mapToObj(i -> EngineTrades.text(
                        trades.direction(i),
                        trades.entryCandle(i),
                        trades.entryPrice(i),
                        trades.exitCandle(i),
                        trades.exitPrice(i),
                        EngineTrades.labelOf(trades.exit(i))))
                .toList();
    }

    /** A walk with changing drift, jumps, and hours that are missing. */
    private static List<Candle> market(Random random) {
        List<Candle> candles = new ArrayList<>();
        double price = 20_000;
        double drift = 0;
        for (int hour = random.nextInt(5); hour < HOURS; hour++) {
            drift = random.nextInt(60) == 0 ? 0.003 * random.nextGaussian() : drift;
            double open = price * (random.nextInt(50) == 0 ? 1 + 0.02 * random.nextGaussian() : 1);
            price = open * Math.clamp(1 + drift + 0.006 * random.nextGaussian(), 0.8, 1.2);
            double high = Math.max(open, price) * (1 + 0.004 * random.nextDouble());
            double low = Math.min(open, price) * (1 - 0.004 * random.nextDouble());
            if (random.nextInt(40) == 0) {
                hour += random.nextInt(8);
            }
            candles.add(new Candle(
                    EngineTrades.ASSET,
                    START_MS + hour * HOUR_MS,
                    HOUR_MS,
                    price(open),
                    price(high),
                    price(low),
                    price(price),
                    Decimal.ONE));
        }
        return candles;
    }

    private static Decimal price(double value) {
        return Decimal.of(BigDecimal.valueOf(Math.round(value * 10), 1));
    }

    private static TrendParameters parameters(Random random) {
        int fast = random.nextInt(2, 8);
        int strong = random.nextInt(5, 40);
        var entries = new EntryParameters(
                fast,
                fast + random.nextInt(1, 15),
                random.nextInt(2, 10),
                strong,
                random.nextInt(0, 60),
                Duration.ofHours(random.nextInt(4, 72)),
                random.nextBoolean());
        SizingParameters usual = SizingParameters.defaults();
        var sizing = new SizingParameters(
                usual.riskPerTradeFraction(),
                random.nextInt(2, 10),
                tenths(random.nextInt(5, 40)),
                usual.kellyMultiple(),
                usual.kellyMinTrades(),
                usual.kellyFloorFraction(),
                usual.maxAssetFraction(),
                usual.maxLeverage(),
                usual.maxOrderOfTotalFraction(),
                usual.maxPositionOfTotalFraction(),
                usual.correlationDays(),
                usual.highCorrelation(),
                usual.correlatedScale());
        var exits = new ExitParameters(
                tenths(random.nextInt(5, 60)),
                tenths(random.nextInt(0, 4)),
                tenths(random.nextInt(0, 30)),
                Duration.ofHours(random.nextInt(5, 400)),
                Decimal.ONE,
                Decimal.ONE);
        int[] barHours = {1, 2, 4, 24};
        return new TrendParameters(
                "TREND-1",
                "USDT",
                List.of(new TrendAsset(EngineTrades.ASSET, Decimal.of("0.60"))),
                Duration.ofHours(1),
                Duration.ofHours(barHours[random.nextInt(barHours.length)]),
                entries,
                sizing,
                exits);
    }

    private static Decimal tenths(int count) {
        return Decimal.of(count).times(Decimal.of("0.1"));
    }
}
