package io.eternalengine.venue;

import java.math.BigDecimal;

/** How much of a coin's worth counts as margin of a unified account. */
public final class Collateral {

    private static final BigDecimal LARGE_COIN = new BigDecimal("0.95");
    private static final BigDecimal OTHER_COIN = new BigDecimal("0.8");

    private Collateral() {}

    /** The fraction of a coin's value that counts; the quote coin counts whole, and so does a debt of any coin. */
    public static BigDecimal rateOf(String coin) {
        return switch (coin) {
            case Instruments.QUOTE -> BigDecimal.ONE;
            case "BTC", "ETH" -> LARGE_COIN;
            default -> OTHER_COIN;
        };
    }
}
