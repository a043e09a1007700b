package io.eternalengine.domain.model;

import org.jspecify.annotations.Nullable;

/** An instrument of the exchange: the same symbol exists in several categories. */
public record InstrumentId(MarketCategory category, String symbol) implements Comparable<InstrumentId> {
    public InstrumentId {
        // There are few, and they are compared again and again: the same text is the same object.
        symbol = TextRules.scopeName("symbol", symbol).intern();
    }

    public static InstrumentId spot(String symbol) {
        return new InstrumentId(MarketCategory.SPOT, symbol);
    }

    /** A perpetual contract settled in USDT. */
    public static InstrumentId linear(String symbol) {
        return new InstrumentId(MarketCategory.LINEAR, symbol);
    }

    public boolean isPerpetual() {
        return category == MarketCategory.LINEAR;
    }

    /**
     * Its name in sentences, and the key of its records: the symbol alone for coins, {@code SYMBOL:linear} for a perpetual. Each
     * instrument has one key, hence one partition, hence one shard: so no two shards can follow it at the same time.
     */
    public String key() {
        return isPerpetual() ? symbol + ":linear" : symbol;
    }

    /** As of every record, without the machinery of records: it is asked for many times on every bar. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof InstrumentId id && category == id.category && symbol.equals(id.symbol));
    }

    @Override
    public int hashCode() {
        return 31 * category.name().hashCode() + symbol.hashCode();
    }

    @Override
    public int compareTo(InstrumentId other) {
        int bySymbol = symbol.equals(other.symbol) ? 0 : symbol.compareTo(other.symbol);
        return bySymbol != 0 ? bySymbol : category.compareTo(other.category);
    }
}
