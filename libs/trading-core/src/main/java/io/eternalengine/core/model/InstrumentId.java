package io.eternalengine.core.model;

import java.util.Comparator;

/** An instrument of the exchange: the same symbol exists in several categories. */
public record InstrumentId(MarketCategory category, String symbol) implements Comparable<InstrumentId> {
    private static final Comparator<InstrumentId> ORDER =
            Comparator.comparing(InstrumentId::symbol).thenComparing(InstrumentId::category);

    public InstrumentId {
        Require.text("symbol", symbol);
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
        return ORDER.compare(this, other);
    }
}
