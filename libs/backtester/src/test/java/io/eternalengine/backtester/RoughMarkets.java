package io.eternalengine.backtester;

import static io.eternalengine.backtester.Histories.HOUR_MS;
import static io.eternalengine.backtester.Histories.START_MS;

import io.eternalengine.backtester.market.MarketData;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Sentiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * Markets from a seed in which nothing is as it should be: each coin goes its own way, calm or violent; a perpetual leaves its coin; candles
 * are missing; a coin is listed late; funding stays positive, tiny, extreme or negative for days; moods last.
 */
final class RoughMarkets {
    private static final int SETTLEMENT_HOURS = 8;
    private static final double[] FUNDING_BPS = {0, 0.5, 1, 1, 2, 5, 40, -0.5, -8, -60};
    private static final double[] MISSING = {0, 0, 0.01, 0.1};
    private static final double[] HOURLY_NOISE = {0.0005, 0.004, 0.012};
    private static final double[] HOURLY_DRIFT = {0.0005, 0.003, 0.012, 0.03};
    private static final double[] BASIS_NEWS = {0, 0.0005, 0.003};

    private final Random random;
    private final int hours;
    private final double missing;
    private final double noise;
    private final double drift;
    private final double basisNews;

    private RoughMarkets(long seed, int hours) {
        random = new Random(seed);
        this.hours = hours;
        missing = oneOf(MISSING);
        noise = oneOf(HOURLY_NOISE);
        drift = oneOf(HOURLY_DRIFT);
        basisNews = oneOf(BASIS_NEWS);
    }

    static MarketData of(long seed, int hours) {
        return new RoughMarkets(seed, hours).data();
    }

    private double oneOf(double[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private MarketData data() {
        List<Candle> btc = new ArrayList<>();
        List<Candle> btcPerpetual = new ArrayList<>();
        List<Candle> eth = new ArrayList<>();
        List<Candle> ethPerpetual = new ArrayList<>();
        addCoin("BTCUSDT", 40_000, 0, btc, btcPerpetual);
        addCoin("ETHUSDT", 2_500, random.nextInt(3) == 0 ? random.nextInt(72) : 0, eth, ethPerpetual);
        return new MarketData(
                Histories.ofBothCoins(btc, eth, btcPerpetual, ethPerpetual),
                funding(),
                sentiment(),
                List.of(),
                new TreeMap<>());
    }

    private void addCoin(String symbol, double firstPrice, int listedAt, List<Candle> spot, List<Candle> perpetual) {
        double price = firstPrice;
        double slope = 0;
        double basis = 0;
        for (int hour = listedAt; hour < hours; hour++) {
            slope = random.nextInt(30) == 0 ? drift * random.nextGaussian() : slope;
            double before = price;
            price = Math.clamp(price * Math.exp(slope + noise * random.nextGaussian()), 20, 2_000_000);
            double basisBefore = basis;
            basis = random.nextInt(150) == 0
                    ? 10 * basisNews * random.nextGaussian()
                    : 0.95 * basis + basisNews * random.nextGaussian();
            if (random.nextDouble() >= missing) {
                spot.add(candle(InstrumentId.spot(symbol), hour, before, price));
            }
            if (random.nextDouble() >= missing) {
                perpetual.add(
                        candle(InstrumentId.linear(symbol), hour, before * (1 + basisBefore), price * (1 + basis)));
            }
        }
    }

    private Candle candle(InstrumentId id, int hour, double open, double close) {
        return new Candle(
                id,
                START_MS + hour * HOUR_MS,
                HOUR_MS,
                cents(open),
                cents(Math.max(open, close) * (1 + wick())),
                cents(Math.min(open, close) * (1 - wick())),
                cents(close),
                Decimal.of(random.nextInt(1, 5_000)));
    }

    /** Now and then ten times as long. */
    private double wick() {
        return noise * random.nextDouble() * (random.nextInt(40) == 0 ? 10 : 1);
    }

    private static Decimal cents(double price) {
        return Decimal.ofUnscaled(Math.round(price * 100), 2);
    }

    private List<FundingSettlement> funding() {
        List<FundingSettlement> settlements = new ArrayList<>();
        double[] bps = {1, 1};
        for (int hour = SETTLEMENT_HOURS; hour < hours; hour += SETTLEMENT_HOURS) {
            for (int i = 0; i < bps.length; i++) {
                bps[i] = random.nextInt(12) == 0 ? oneOf(FUNDING_BPS) : bps[i];
                settlements.add(new FundingSettlement(
                        InstrumentId.linear(i == 0 ? "BTCUSDT" : "ETHUSDT"),
                        Decimal.ofUnscaled(Math.round(bps[i] * 10), 5),
                        START_MS + hour * HOUR_MS,
                        SETTLEMENT_HOURS * HOUR_MS));
            }
        }
        return settlements;
    }

    private List<Sentiment> sentiment() {
        List<Sentiment> all = new ArrayList<>();
        int mood = 50;
        for (int hour = 0; hour < hours; hour += 24) {
            mood = Math.clamp(mood + random.nextInt(-20, 21), 5, 95);
            all.add(new Sentiment(mood, START_MS + hour * HOUR_MS));
        }
        return all;
    }
}
