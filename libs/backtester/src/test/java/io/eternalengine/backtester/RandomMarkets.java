package io.eternalengine.backtester;

import static io.eternalengine.backtester.Histories.HOUR_MS;
import static io.eternalengine.backtester.Histories.START_MS;
import static io.eternalengine.backtester.Histories.dec;

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
 * Markets from a seed for the whole portfolio: coins and perpetuals that go together, candles that open beside
 * the last close, stretches of rise and fall steep enough for every level of the breaker, funding of both signs, fear and greed.
 */
final class RandomMarkets {
    private static final long EIGHT_HOURS_MS = 8 * HOUR_MS;
    private static final int STRETCH_HOURS = 36;

    private final Random random;
    private final int hours;
    private final List<Candle> btc = new ArrayList<>();
    private final List<Candle> eth = new ArrayList<>();
    private final List<Candle> btcPerpetual = new ArrayList<>();
    private final List<Candle> ethPerpetual = new ArrayList<>();

    private RandomMarkets(long seed, int hours) {
        random = new Random(seed);
        this.hours = hours;
    }

    static MarketData of(long seed, int hours) {
        return new RandomMarkets(seed, hours).data();
    }

    private MarketData data() {
        Decimal btcPrice = dec("40000");
        Decimal ethPrice = dec("2500");
        int drift = 0;
        for (int hour = 0; hour < hours; hour++) {
            if (hour % STRETCH_HOURS == 0) {
                drift = random.nextInt(-80, 81);
            }
            btcPrice = add(btc, btcPerpetual, "BTCUSDT", hour, btcPrice, drift);
            ethPrice = add(eth, ethPerpetual, "ETHUSDT", hour, ethPrice, drift);
        }
        return new MarketData(
                Histories.ofBothCoins(btc, eth, btcPerpetual, ethPerpetual),
                funding(),
                sentiment(),
                List.of(),
                new TreeMap<>());
    }

    private Decimal add(
            List<Candle> spot, List<Candle> perpetual, String symbol, int hour, Decimal before, int driftBps) {
        Decimal price = bps(before, random.nextInt(-30, 31));
        Decimal close = bps(price, driftBps + random.nextInt(-100, 101)).max(dec("50"));
        Decimal high = bps(price.max(close), random.nextInt(60));
        Decimal low = bps(price.min(close), -random.nextInt(60));
        Decimal volume = Decimal.of(random.nextInt(100, 5_000));
        long openMs = START_MS + hour * HOUR_MS;
        spot.add(new Candle(InstrumentId.spot(symbol), openMs, HOUR_MS, price, high, low, close, volume));
        int basis = random.nextInt(-20, 21);
        perpetual.add(new Candle(
                InstrumentId.linear(symbol),
                openMs,
                HOUR_MS,
                bps(price, basis),
                bps(high, 20),
                bps(low, -20),
                bps(close, basis),
                volume));
        return close;
    }

    private List<FundingSettlement> funding() {
        List<FundingSettlement> settlements = new ArrayList<>();
        for (long atMs = START_MS + EIGHT_HOURS_MS; atMs < START_MS + hours * HOUR_MS; atMs += EIGHT_HOURS_MS) {
            for (String symbol : List.of("BTCUSDT", "ETHUSDT")) {
                Decimal rate = Decimal.of(random.nextInt(-2, 8)).times(dec("0.0001"));
                settlements.add(new FundingSettlement(InstrumentId.linear(symbol), rate, atMs, EIGHT_HOURS_MS));
            }
        }
        return settlements;
    }

    private List<Sentiment> sentiment() {
        List<Sentiment> all = new ArrayList<>();
        for (int hour = 0; hour < hours; hour += 24) {
            all.add(new Sentiment(random.nextInt(5, 95), START_MS + hour * HOUR_MS));
        }
        return all;
    }

    private static Decimal bps(Decimal price, int bps) {
        return price.times(Decimal.of(10_000 + bps).times(dec("0.0001"))).floorToStep(dec("0.01"));
    }
}
