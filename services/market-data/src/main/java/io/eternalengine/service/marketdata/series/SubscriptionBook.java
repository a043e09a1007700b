package io.eternalengine.service.marketdata.series;

import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.schemas.v1.MarketSubscription;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The desired state of one shard: the last word on each key. */
public final class SubscriptionBook {
    /** Of one shard; far more than a portfolio trades. Each costs requests to the exchange, whose limit all share. */
    static final int MOST_WANTED = 500;

    private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9-]{2,40}");

    /** Years of hourly candles. */
    private static final int LONGEST_WARM_UP = 50_000;

    private final SortedMap<String, Wanted> wanted = new TreeMap<>();

    /**
     * A series that is wanted.
     *
     * @param warmUp candles before the present one with which it begins; 0 where the subscription leaves that open
     */
    private record Wanted(SeriesId series, int warmUp) {}

    /**
     * Takes one subscription.
     *
     * @throws IllegalArgumentException naming the field that breaks a rule
     */
    public void apply(String key, MarketSubscription message) {
        if (!SYMBOL.matcher(message.getSymbol()).matches()) {
            throw new IllegalArgumentException("symbol is \"" + shortened(message.getSymbol())
                    + "\": must be 2 to 40 capital letters, digits or hyphens");
        }
        var instrument = new InstrumentId(category(message), message.getSymbol());
        var series = new SeriesId(instrument, message.getIntervalMs());
        if (!key.equals(instrument.key())) {
            throw new IllegalArgumentException(
                    "the key is \"" + shortened(key) + "\": must be \"" + instrument.key() + "\"");
        }
        if (message.getWarmUpCandles() < 0 || message.getWarmUpCandles() > LONGEST_WARM_UP) {
            throw new IllegalArgumentException(
                    "warm_up_candles is " + message.getWarmUpCandles() + ": must be from 0 to " + LONGEST_WARM_UP);
        }
        if (message.getActive()) {
            if (wanted.size() >= MOST_WANTED && !wanted.containsKey(key)) {
                throw new IllegalArgumentException("subscription " + key + " is one more than " + MOST_WANTED
                        + ": a shard must have at most as many");
            }
            wanted.put(key, new Wanted(series, message.getWarmUpCandles()));
        } else {
            wanted.remove(key);
        }
    }

    /** Takes the removal of a key. */
    public void remove(String key) {
        wanted.remove(key);
    }

    /** What is wanted now, with the candles before the present one with which it begins; 0 where that is left open. */
    public SortedMap<SeriesId, Integer> warmUps() {
        SortedMap<SeriesId, Integer> warmUps = new TreeMap<>();
        wanted.values().forEach(one -> warmUps.put(one.series(), one.warmUp()));
        return warmUps;
    }

    /** What is wanted now. */
    public Collection<SeriesId> series() {
        return List.copyOf(warmUps().keySet());
    }

    private static MarketCategory category(MarketSubscription message) {
        return switch (message.getCategory()) {
            case MARKET_CATEGORY_SPOT -> MarketCategory.SPOT;
            case MARKET_CATEGORY_LINEAR -> MarketCategory.LINEAR;
            case MARKET_CATEGORY_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("category is " + message.getCategory() + ": must be spot or linear");
        };
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), 40));
    }
}
