package io.eternalengine.venue;

import java.math.BigDecimal;

/** The rules that the exchange published for its markets; other symbols get rules that suit most coins. */
public final class Instruments {

    private static final BigDecimal SPOT_FEE = new BigDecimal("0.001");
    private static final BigDecimal LINEAR_MAKER_FEE = new BigDecimal("0.0002");
    private static final BigDecimal LINEAR_TAKER_FEE = new BigDecimal("0.00055");
    private static final BigDecimal MINIMUM_VALUE = new BigDecimal("5");
    /** The coin that everything is quoted in. */
    static final String QUOTE = "USDT";

    private Instruments() {}

    /** The rules of a market that is quoted in USDT. */
    public static Instrument of(Listing listing) {
        return switch (listing.category()) {
            case SPOT -> spot(listing);
            case LINEAR -> linear(listing);
        };
    }

    private static Instrument spot(Listing listing) {
        return switch (listing.symbol()) {
            case "BTCUSDT" -> spot(listing, "0.01", "0.000001", "0.000011", "83");
            case "ETHUSDT" -> spot(listing, "0.01", "0.00001", "0.00029", "2000");
            default -> spot(listing, "0.001", "0.001", "0.001", "1000000");
        };
    }

    private static Instrument spot(Listing listing, String tick, String step, String minimum, String maximum) {
        return new Instrument(
                listing,
                baseCoin(listing),
                QUOTE,
                new BigDecimal(tick),
                new BigDecimal(step),
                new BigDecimal("0.0000001"),
                new BigDecimal(minimum),
                new BigDecimal(maximum),
                new BigDecimal(maximum),
                MINIMUM_VALUE,
                SPOT_FEE,
                SPOT_FEE);
    }

    private static Instrument linear(Listing listing) {
        return switch (listing.symbol()) {
            case "BTCUSDT" -> linear(listing, "0.1", "0.001", "1190", "500");
            case "ETHUSDT" -> linear(listing, "0.01", "0.01", "7240", "3000");
            default -> linear(listing, "0.001", "0.1", "1000000", "500000");
        };
    }

    private static Instrument linear(Listing listing, String tick, String step, String maximum, String maximumMarket) {
        return new Instrument(
                listing,
                baseCoin(listing),
                QUOTE,
                new BigDecimal(tick),
                new BigDecimal(step),
                new BigDecimal("0.0001"),
                new BigDecimal(step),
                new BigDecimal(maximum),
                new BigDecimal(maximumMarket),
                MINIMUM_VALUE,
                LINEAR_MAKER_FEE,
                LINEAR_TAKER_FEE);
    }

    static String baseCoin(Listing listing) {
        String symbol = listing.symbol();
        if (!symbol.endsWith(QUOTE) || symbol.length() == QUOTE.length()) {
            throw new IllegalArgumentException("symbol " + symbol + ": must end with " + QUOTE);
        }
        return symbol.substring(0, symbol.length() - QUOTE.length());
    }
}
