package io.eternalengine.benchmarks;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import java.math.BigDecimal;
import java.util.Random;

/** Hourly candles of a random walk whose drift changes now and then, so that there are trends to follow. */
final class GeneratedMarket {
    static final long HOUR_MS = 3_600_000L;
    /** 2020-01-01T00:00:00Z. */
    static final long START_MS = 1_577_836_800_000L;

    private static final int CENTS = 2;
    private static final double LEAST_PRICE = 100;
    private static final double MOST_PRICE = 1_000_000;

    private final Random random;
    private double price;
    private double drift;
    private long openMs = START_MS;

    GeneratedMarket(long seed, double firstPrice) {
        random = new Random(seed);
        price = firstPrice;
    }

    Candle next(InstrumentId instrument) {
        if (random.nextInt(240) == 0) {
            drift = 0.0008 * random.nextGaussian();
        }
        double open = price;
        price = Math.clamp(price * (1 + drift + 0.006 * random.nextGaussian()), LEAST_PRICE, MOST_PRICE);
        double high = Math.max(open, price) * (1 + 0.003 * random.nextDouble());
        double low = Math.min(open, price) * (1 - 0.003 * random.nextDouble());
        var candle = new Candle(
                instrument,
                openMs,
                HOUR_MS,
                money(open),
                money(high),
                money(low),
                money(price),
                Decimal.of(BigDecimal.valueOf(random.nextInt(1, 1_000_000), 3)));
        openMs += HOUR_MS;
        return candle;
    }

    static Candle[] candles(long seed, InstrumentId instrument, double firstPrice, int count) {
        var market = new GeneratedMarket(seed, firstPrice);
        var candles = new Candle[count];
        for (int i = 0; i < count; i++) {
            candles[i] = market.next(instrument);
        }
        return candles;
    }

    static Instrument rulesOf(InstrumentId id) {
        return new Instrument(
                id,
                id.symbol().replace("USDT", ""),
                "USDT",
                Decimal.of("0.01"),
                Decimal.of("0.00001"),
                Decimal.of("0.00001"),
                Decimal.of("1000"),
                Decimal.of("5"),
                Decimal.of("0.0000001"));
    }

    private static Decimal money(double value) {
        return Decimal.of(BigDecimal.valueOf(Math.round(value * 100), CENTS));
    }
}
