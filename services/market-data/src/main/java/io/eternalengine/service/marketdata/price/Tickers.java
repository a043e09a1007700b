package io.eternalengine.service.marketdata.price;

import io.eternalengine.bybit.Ticker;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.schemas.v1.MarketCategory;
import io.eternalengine.schemas.v1.TickerChanged;
import io.eternalengine.service.marketdata.series.Candles;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The exchange's tickers as messages. */
final class Tickers {
    private Tickers() {}

    static InstrumentId instrument(Ticker ticker) {
        return Candles.instrument(ticker.category(), ticker.symbol());
    }

    static TickerChanged message(Ticker ticker) {
        return TickerChanged.newBuilder()
                .setCategory(
                        switch (ticker.category()) {
                            case SPOT -> MarketCategory.MARKET_CATEGORY_SPOT;
                            case LINEAR -> MarketCategory.MARKET_CATEGORY_LINEAR;
                        })
                .setSymbol(ticker.symbol())
                .setEventTimeMs(ticker.timeMs())
                .setLastPrice(text(ticker.lastPrice()))
                .setBidPrice(text(ticker.bid()))
                .setAskPrice(text(ticker.ask()))
                .setMarkPrice(text(ticker.markPrice()))
                .setIndexPrice(text(ticker.indexPrice()))
                .setFundingRate(text(ticker.fundingRate()))
                .setNextFundingTimeMs(ticker.nextFundingTimeMs())
                .setFundingIntervalMs(
                        Duration.ofHours(ticker.fundingIntervalHours()).toMillis())
                .build();
    }

    private static String text(@Nullable BigDecimal value) {
        return value == null ? "" : value.toPlainString();
    }
}
