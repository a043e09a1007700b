package io.eternalengine.bybit;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The latest prices of a symbol. What the exchange did not say is null.
 *
 * @param timeMs the exchange's time of the message; 0 when read over REST
 * @param bid best price of a buyer
 * @param ask best price of a seller
 * @param markPrice price at which positions are valued; null for spot
 * @param fundingRate rate of the coming settlement as a fraction of position value; null for spot
 * @param nextFundingTimeMs time of the coming settlement; 0 for spot
 * @param fundingCap greatest size of the rate at a settlement, as a fraction; null for spot
 * @param volume24h traded in the last 24 hours, in the base coin
 * @param turnover24h traded in the last 24 hours, in the quote coin
 * @param openInterest open contracts in the base coin; null for spot
 */
public record Ticker(
        Category category,
        String symbol,
        long timeMs,
        BigDecimal lastPrice,
        @Nullable BigDecimal bid,
        @Nullable BigDecimal ask,
        @Nullable BigDecimal markPrice,
        @Nullable BigDecimal indexPrice,
        @Nullable BigDecimal fundingRate,
        long nextFundingTimeMs,
        long fundingIntervalHours,
        @Nullable BigDecimal fundingCap,
        @Nullable BigDecimal volume24h,
        @Nullable BigDecimal turnover24h,
        @Nullable BigDecimal openInterest) {

    public Ticker {
        if (lastPrice.signum() <= 0) {
            throw new MalformedAnswerException("a ticker whose last price is not positive");
        }
    }

    static Ticker read(Category category, long timeMs, Fields fields) {
        return new Ticker(
                category,
                fields.text("symbol"),
                timeMs,
                fields.decimal("lastPrice"),
                fields.unsignedOrNull("bid1Price"),
                fields.unsignedOrNull("ask1Price"),
                fields.unsignedOrNull("markPrice"),
                fields.unsignedOrNull("indexPrice"),
                fields.decimalOrNull("fundingRate"),
                fields.integerOrZero("nextFundingTime"),
                fields.integerOrZero("fundingIntervalHour"),
                fields.unsignedOrNull("fundingCap"),
                fields.unsignedOrNull("volume24h"),
                fields.unsignedOrNull("turnover24h"),
                fields.unsignedOrNull("openInterest"));
    }

    Ticker withBidAsk(BigDecimal newBid, BigDecimal newAsk) {
        return new Ticker(
                category,
                symbol,
                timeMs,
                lastPrice,
                newBid,
                newAsk,
                markPrice,
                indexPrice,
                fundingRate,
                nextFundingTimeMs,
                fundingIntervalHours,
                fundingCap,
                volume24h,
                turnover24h,
                openInterest);
    }
}
