package io.eternalengine.core.model;

/** An instrument of the exchange: the same symbol exists in several categories. */
public record InstrumentId(MarketCategory category, String symbol) implements Comparable<InstrumentId> {
    public InstrumentId {
        // There are few, and they are compared again and again: the same text is the same object.
        symbol = Require.text("symbol", symbol).intern();
    }

    public static InstrumentId spot(String symbol) {
        return new InstrumentId(MarketCategory.SPOT, symbol);
    }

    /** A perpetual contract settled in USDT. */
    public static InstrumentId linear(String symbol) {
        return new InstrumentId(MarketCategory.LINEAR, symbol);
    }

    @Override
    public int compareTo(InstrumentId other) {
        int bySymbol = symbol.equals(other.symbol) ? 0 : symbol.compareTo(other.symbol);
        return bySymbol != 0 ? bySymbol : category.compareTo(other.category);
    }
}
