package io.eternalengine.venue;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.LowestFeeTier;
import io.eternalengine.domain.model.PublishedTradingRules;
import java.math.BigDecimal;

/** The markets under the rules and fees that a backtest assumes too, and with what only a venue needs to know of them. */
public final class Instruments {
    /** The coin that everything is quoted in. */
    static final String QUOTE = PublishedTradingRules.QUOTE;

    private Instruments() {}

    /** The rules of a market that is quoted in USDT. */
    public static Instrument of(Listing listing) {
        boolean isSpot = listing.category() == Category.SPOT;
        var rules = PublishedTradingRules.of(
                isSpot ? InstrumentId.spot(listing.symbol()) : InstrumentId.linear(listing.symbol()));
        BigDecimal maximumMarket = exact(rules.maxMarketQuantity());
        return new Instrument(
                listing,
                rules.baseAsset(),
                rules.quoteAsset(),
                exact(rules.tickSize()),
                exact(rules.quantityStep()),
                exact(rules.quoteStep()),
                exact(rules.minQuantity()),
                isSpot ? maximumMarket : maximumLimit(listing.symbol()),
                maximumMarket,
                exact(rules.minNotional()),
                exact(isSpot ? LowestFeeTier.SPOT : LowestFeeTier.LINEAR_MAKER),
                exact(isSpot ? LowestFeeTier.SPOT : LowestFeeTier.LINEAR_TAKER));
    }

    /** The largest limit order of a perpetual contract. */
    private static BigDecimal maximumLimit(String symbol) {
        return new BigDecimal(
                switch (symbol) {
                    case "BTCUSDT" -> "1190";
                    case "ETHUSDT" -> "7240";
                    default -> "1000000";
                });
    }

    /** Written out: 2000, not 2E+3. */
    private static BigDecimal exact(Decimal value) {
        return new BigDecimal(value.toString());
    }

    static String baseCoin(Listing listing) {
        return PublishedTradingRules.baseAsset(listing.symbol());
    }
}
