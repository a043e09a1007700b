package io.eternalengine.domain.model;

/**
 * The rules that the exchange published for its markets; other symbols get rules that suit most coins. The one place of what backtests and the
 * simulated venue assume of them, beside {@link LowestFeeTier} for fees: live they come from the exchange.
 */
public final class PublishedTradingRules {
    /** The coin that everything is quoted in. */
    public static final String QUOTE = "USDT";

    private static final Decimal MIN_NOTIONAL = Decimal.of(5);

    private PublishedTradingRules() {}

    /** The rules of a market that is quoted in USDT. */
    public static Instrument of(InstrumentId id) {
        return id.category() == MarketCategory.SPOT ? spot(id) : linear(id);
    }

    private static Instrument spot(InstrumentId id) {
        return switch (id.symbol()) {
            case "BTCUSDT" -> instrument(id, "0.01", "0.000001", "0.000011", "83", "0.0000001");
            case "ETHUSDT" -> instrument(id, "0.01", "0.00001", "0.00029", "2000", "0.0000001");
            default -> instrument(id, "0.001", "0.001", "0.001", "1000000", "0.0000001");
        };
    }

    private static Instrument linear(InstrumentId id) {
        return switch (id.symbol()) {
            case "BTCUSDT" -> instrument(id, "0.1", "0.001", "0.001", "500", "0.0001");
            case "ETHUSDT" -> instrument(id, "0.01", "0.01", "0.01", "3000", "0.0001");
            default -> instrument(id, "0.001", "0.1", "0.1", "500000", "0.0001");
        };
    }

    private static Instrument instrument(
            InstrumentId id, String tick, String step, String minQuantity, String maxMarket, String quoteStep) {
        return new Instrument(
                id,
                baseAsset(id.symbol()),
                QUOTE,
                Decimal.of(tick),
                Decimal.of(step),
                Decimal.of(minQuantity),
                Decimal.of(maxMarket),
                MIN_NOTIONAL,
                Decimal.of(quoteStep));
    }

    /**
     * The coin that is traded for USDT.
     *
     * @throws IllegalArgumentException when the symbol is quoted in something else
     */
    public static String baseAsset(String symbol) {
        if (!symbol.endsWith(QUOTE) || symbol.length() == QUOTE.length()) {
            throw new IllegalArgumentException("symbol is " + symbol + ": must end with " + QUOTE);
        }
        return symbol.substring(0, symbol.length() - QUOTE.length());
    }
}
