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
        long fundingIntervalHours) {

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
                fields.decimalOrNull("bid1Price"),
                fields.decimalOrNull("ask1Price"),
                fields.decimalOrNull("markPrice"),
                fields.decimalOrNull("indexPrice"),
                fields.decimalOrNull("fundingRate"),
                fields.integerOrZero("nextFundingTime"),
                fields.integerOrZero("fundingIntervalHour"));
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
                fundingIntervalHours);
    }
}
