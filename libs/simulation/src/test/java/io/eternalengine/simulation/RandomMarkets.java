package io.eternalengine.simulation;

import static io.eternalengine.domain.Markets.HOUR_MS;
import static io.eternalengine.domain.Markets.dec;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/** Three coins and their perpetuals from a seed: stretches of rise and fall, jumps, crashes, premiums that come and go. */
final class RandomMarkets {
    static final List<String> COINS = List.of("BTC", "ETH", "SOL");
    /** Coins and perpetuals, in the order in which their candles close. */
    static final List<InstrumentId> ALL = instruments();

    private static final int STRETCH_HOURS = 12;
    private static final Map<String, String> LOTS = Map.of("BTC", "0.001", "ETH", "0.01", "SOL", "0.1");

    private final Random random;
    private final Map<String, Decimal> spot =
            new TreeMap<>(Map.of("BTC", dec("40000"), "ETH", dec("2000"), "SOL", dec("100")));
    private final Map<InstrumentId, Decimal> prices = new TreeMap<>();
    private final Map<InstrumentId, Decimal> opens = new TreeMap<>();
    private final int crashHour;
    private int hours;
    private int driftBps;

    RandomMarkets(Random random) {
        this.random = random;
        crashHour = random.nextInt(4) == 0 ? random.nextInt(2, 30) : -1;
        ALL.forEach(id -> prices.put(id, spotOf(id)));
    }

    private static List<InstrumentId> instruments() {
        var all = new ArrayList<InstrumentId>();
        COINS.forEach(coin -> all.add(InstrumentId.spot(coin + "USDT")));
        COINS.forEach(coin -> all.add(InstrumentId.linear(coin + "USDT")));
        return List.copyOf(all);
    }

    static String coinOf(InstrumentId id) {
        return id.symbol().replace("USDT", "");
    }

    /** Trading rules like those of the exchange. */
    static Instrument rulesOf(InstrumentId id) {
        boolean ofSpot = id.category() == MarketCategory.SPOT;
        String lot = ofSpot ? "0.00001" : Objects.requireNonNull(LOTS.get(coinOf(id)), "lot");
        return new Instrument(
                id,
                coinOf(id),
                "USDT",
                dec("0.01"),
                dec(lot),
                dec(lot),
                dec("1000"),
                dec("5"),
                dec(ofSpot ? "0.0000001" : "0.01"));
    }

    Decimal price(InstrumentId id) {
        return Objects.requireNonNull(prices.get(id), "price");
    }

    /** An hour passes. */
    void move() {
        if (hours % STRETCH_HOURS == 0) {
            driftBps = random.nextInt(-250, 200);
        }
        hours++;
        int shockBps = shockBps();
        for (String coin : COINS) {
            int bps = driftBps + shockBps + random.nextInt(-100, 101);
            spot.computeIfPresent(coin, (name, price) -> bps(price, bps).max(dec("5")));
        }
        for (InstrumentId id : ALL) {
            opens.put(id, price(id));
            int premium = id.category() == MarketCategory.SPOT ? 0 : premiumBps();
            prices.put(id, bps(spotOf(id), premium));
        }
    }

    /** A jump now and then; in some worlds one crash that lasts for three hours. */
    private int shockBps() {
        if (crashHour >= 0 && hours >= crashHour && hours < crashHour + 3) {
            return -2_000;
        }
        return random.nextInt(60) == 0 ? random.nextInt(-2_000, 2_000) : 0;
    }

    private int premiumBps() {
        return random.nextInt(60) == 0 ? random.nextInt(-300, 300) : random.nextInt(-20, 21);
    }

    /** An hour passes in which nothing happens. */
    void rest() {
        ALL.forEach(id -> opens.put(id, price(id)));
    }

    /** The hour that closes now. */
    Candle candle(InstrumentId id, long closeTimeMs) {
        Decimal open = opens.getOrDefault(id, price(id));
        Decimal close = price(id);
        Decimal high = bps(open.max(close), random.nextInt(40)).max(open.max(close));
        Decimal low = bps(open.min(close), -random.nextInt(40));
        return new Candle(id, closeTimeMs - HOUR_MS, HOUR_MS, open, high, low, close, Decimal.ONE);
    }

    private Decimal spotOf(InstrumentId id) {
        return Objects.requireNonNull(spot.get(coinOf(id)), "coin");
    }

    private static Decimal bps(Decimal price, int bps) {
        return price.times(Decimal.of(10_000 + bps).times(dec("0.0001"))).floorToStep(dec("0.01"));
    }
}
