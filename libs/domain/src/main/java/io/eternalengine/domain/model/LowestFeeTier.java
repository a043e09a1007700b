package io.eternalengine.domain.model;

/**
 * What Bybit charges in its lowest fee tier, as fractions of an order's value: the one place of what engines, backtests and benchmarks assume of fees. The
 * books never use it: every execution reports its own fee. A live engine uses it until the exchange has reported its rates; other tiers pay less.
 */
public final class LowestFeeTier {
    public static final Decimal SPOT = Decimal.of("0.001");
    public static final Decimal LINEAR_MAKER = Decimal.of("0.0002");
    public static final Decimal LINEAR_TAKER = Decimal.of("0.00055");

    private LowestFeeTier() {}
}
