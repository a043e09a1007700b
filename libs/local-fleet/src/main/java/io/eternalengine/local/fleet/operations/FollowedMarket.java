package io.eternalengine.local.fleet.operations;

import io.eternalengine.schemas.v1.CandleClosed;
import io.eternalengine.schemas.v1.MarketCategory;
import io.eternalengine.schemas.v1.TickerChanged;

/**
 * A market that the fleet follows.
 *
 * @param symbol such as BTCUSDT; coin and perpetual have the same
 */
public record FollowedMarket(MarketCategory category, String symbol) {
    /** The coins. */
    public static FollowedMarket spot(String symbol) {
        return new FollowedMarket(MarketCategory.MARKET_CATEGORY_SPOT, symbol);
    }

    /** The perpetual. */
    public static FollowedMarket linear(String symbol) {
        return new FollowedMarket(MarketCategory.MARKET_CATEGORY_LINEAR, symbol);
    }

    /** The market of a candle. */
    public static FollowedMarket of(CandleClosed candle) {
        return new FollowedMarket(candle.getCategory(), candle.getSymbol());
    }

    /** The market of a ticker. */
    public static FollowedMarket of(TickerChanged ticker) {
        return new FollowedMarket(ticker.getCategory(), ticker.getSymbol());
    }

    public boolean isPerpetual() {
        return category == MarketCategory.MARKET_CATEGORY_LINEAR;
    }

    /** The category as the exchange's requests name it. */
    public String categoryName() {
        return isPerpetual() ? "linear" : "spot";
    }

    /** The key of its records: the symbol alone for coins. */
    @Override
    public String toString() {
        return isPerpetual() ? symbol + ":linear" : symbol;
    }
}
