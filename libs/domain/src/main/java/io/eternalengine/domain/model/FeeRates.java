package io.eternalengine.domain.model;

/**
 * What the exchange charges an account for trades of an instrument, as fractions of their value.
 *
 * @param maker negative when the exchange pays a rebate
 * @param statedAtMs time of the market when the exchange published them; 0 before the first candle
 */
public record FeeRates(String account, InstrumentId instrument, Decimal maker, Decimal taker, long statedAtMs) {
    /** Many times what any tier of the exchange charges: what lies beyond it is no fee rate. */
    private static final Decimal MOST = Decimal.of("0.05");

    public FeeRates {
        TextRules.id("account", account);
        requireRate("maker", maker);
        requireRate("taker", taker);
    }

    /** The most that a trade of either kind costs; never below 0, because a rebate may not come. */
    public Decimal most() {
        return maker.max(taker).max(Decimal.ZERO);
    }

    private static void requireRate(String name, Decimal rate) {
        Require.check(rate.abs().isAtMost(MOST), name, rate, "must be from -" + MOST + " to " + MOST, rate);
    }
}
