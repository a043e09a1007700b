package io.eternalengine.service.marketdata.price;

import io.eternalengine.bybit.Ticker;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.schemas.v1.MarketCategory;
import io.eternalengine.schemas.v1.TickerChanged;
import io.eternalengine.service.marketdata.series.Candles;
import io.eternalengine.topics.Topic;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The exchange's tickers as messages, and into the store of latest prices. */
public final class Tickers implements Conflation<Ticker> {
    private final LatestPriceStore store;

    public Tickers(LatestPriceStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "tickers";
    }

    @Override
    public InstrumentId instrument(Ticker ticker) {
        return Candles.instrument(ticker.category(), ticker.symbol());
    }

    @Override
    public long timeMs(Ticker ticker) {
        return ticker.timeMs();
    }

    @Override
    public OutboundRecord message(Ticker ticker) {
        TickerChanged message = toWire(ticker);
        store.put(message);
        return new OutboundRecord(Topic.TICKERS, ticker.symbol(), message);
    }

    private static TickerChanged toWire(Ticker ticker) {
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
