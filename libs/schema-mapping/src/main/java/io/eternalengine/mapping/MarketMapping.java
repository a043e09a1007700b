package io.eternalengine.mapping;

import static io.eternalengine.mapping.Fields.decimal;
import static io.eternalengine.mapping.Fields.decimalOrNull;
import static io.eternalengine.mapping.Fields.decimalOrZero;

import io.eternalengine.domain.model.AllTimeHigh;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Sentiment;
import io.eternalengine.domain.model.Ticker;
import io.eternalengine.schemas.v1.AllTimeHighStated;
import io.eternalengine.schemas.v1.CandleClosed;
import io.eternalengine.schemas.v1.FundingSettled;
import io.eternalengine.schemas.v1.InstrumentDescribed;
import io.eternalengine.schemas.v1.MarketCategory;
import io.eternalengine.schemas.v1.SentimentPublished;
import io.eternalengine.schemas.v1.TickerChanged;

/** Candles, tickers, funding, sentiment and instruments. */
public final class MarketMapping {
    private MarketMapping() {}

    /** The instrument of a message; refuses a category that nobody knows. */
    public static InstrumentId instrument(MarketCategory category, String symbol) {
        return Fields.instrument(category, symbol);
    }

    public static MarketCategory category(InstrumentId instrument) {
        return Fields.category(instrument.category());
    }

    public static Candle toModel(CandleClosed message) {
        requireAligned(message.getOpenTimeMs(), message.getIntervalMs());
        return new Candle(
                Fields.instrument(message.getCategory(), message.getSymbol()),
                message.getOpenTimeMs(),
                message.getIntervalMs(),
                decimal("open", message.getOpen()),
                decimal("high", message.getHigh()),
                decimal("low", message.getLow()),
                decimal("close", message.getClose()),
                decimal("volume", message.getVolume()),
                message.getVenueTimeMs());
    }

    private static void requireAligned(long openTimeMs, long intervalMs) {
        if (!Candle.isAligned(openTimeMs, intervalMs)) {
            throw new IllegalArgumentException("open_time_ms is " + openTimeMs + " with interval_ms " + intervalMs
                    + ": must be a multiple of it, and it a part of a day or a week");
        }
    }

    public static CandleClosed toWire(Candle candle) {
        return CandleClosed.newBuilder()
                .setCategory(Fields.category(candle.instrument().category()))
                .setSymbol(candle.instrument().symbol())
                .setIntervalMs(candle.intervalMs())
                .setOpenTimeMs(candle.openTimeMs())
                .setOpen(candle.open().toString())
                .setHigh(candle.high().toString())
                .setLow(candle.low().toString())
                .setClose(candle.close().toString())
                .setVolume(candle.volume().toString())
                .setVenueTimeMs(candle.venueTimeMs())
                .build();
    }

    public static Ticker toModel(TickerChanged message) {
        return new Ticker(
                Fields.instrument(message.getCategory(), message.getSymbol()),
                message.getEventTimeMs(),
                decimalOrNull("last_price", message.getLastPrice()),
                decimalOrNull("bid_price", message.getBidPrice()),
                decimalOrNull("ask_price", message.getAskPrice()),
                decimalOrNull("mark_price", message.getMarkPrice()),
                decimalOrNull("index_price", message.getIndexPrice()),
                decimalOrNull("funding_rate", message.getFundingRate()),
                message.getNextFundingTimeMs(),
                message.getFundingIntervalMs());
    }

    public static TickerChanged toWire(Ticker ticker) {
        return TickerChanged.newBuilder()
                .setCategory(Fields.category(ticker.instrument().category()))
                .setSymbol(ticker.instrument().symbol())
                .setEventTimeMs(ticker.atMs())
                .setLastPrice(Fields.text(ticker.lastPrice()))
                .setBidPrice(Fields.text(ticker.bidPrice()))
                .setAskPrice(Fields.text(ticker.askPrice()))
                .setMarkPrice(Fields.text(ticker.markPrice()))
                .setIndexPrice(Fields.text(ticker.indexPrice()))
                .setFundingRate(Fields.text(ticker.predictedFundingRate()))
                .setNextFundingTimeMs(ticker.nextFundingTimeMs())
                .setFundingIntervalMs(ticker.fundingIntervalMs())
                .build();
    }

    /** Refuses a rate that no exchange settles: it would be paid by every position. */
    public static FundingSettlement toModel(FundingSettled message) {
        Decimal rate = decimal("rate", message.getRate());
        if (rate.abs().isAbove(FundingSettlement.GREATEST_RATE)) {
            throw new IllegalArgumentException("rate is " + rate + ": must be from -" + FundingSettlement.GREATEST_RATE
                    + " to " + FundingSettlement.GREATEST_RATE);
        }
        return new FundingSettlement(
                InstrumentId.linear(message.getSymbol()), rate, message.getSettledAtMs(), message.getIntervalMs());
    }

    public static FundingSettled toWire(FundingSettlement settlement) {
        return FundingSettled.newBuilder()
                .setSymbol(settlement.instrument().symbol())
                .setRate(settlement.rate().toString())
                .setSettledAtMs(settlement.settledAtMs())
                .setIntervalMs(settlement.intervalMs())
                .build();
    }

    public static Sentiment toModel(SentimentPublished message) {
        return new Sentiment(message.getValue(), message.getPublishedAtMs());
    }

    public static SentimentPublished toWire(Sentiment sentiment) {
        return SentimentPublished.newBuilder()
                .setValue(sentiment.value())
                .setPublishedAtMs(sentiment.publishedAtMs())
                .build();
    }

    public static AllTimeHigh toModel(AllTimeHighStated message) {
        return new AllTimeHigh(
                Fields.instrument(message.getCategory(), message.getSymbol()),
                decimal("price", message.getPrice()),
                message.getSinceMs(),
                message.getAsOfMs());
    }

    public static AllTimeHighStated toWire(AllTimeHigh high) {
        return AllTimeHighStated.newBuilder()
                .setCategory(Fields.category(high.instrument().category()))
                .setSymbol(high.instrument().symbol())
                .setPrice(high.price().toString())
                .setSinceMs(high.sinceMs())
                .setAsOfMs(high.asOfMs())
                .build();
    }

    public static Instrument toModel(InstrumentDescribed message) {
        return new Instrument(
                Fields.instrument(message.getCategory(), message.getSymbol()),
                message.getBaseAsset(),
                message.getQuoteAsset(),
                decimal("tick_size", message.getTickSize()),
                decimal("quantity_step", message.getQuantityStep()),
                decimalOrZero("min_quantity", message.getMinQuantity()),
                decimal("max_market_quantity", message.getMaxMarketQuantity()),
                decimalOrZero("min_notional", message.getMinNotional()),
                decimal("quote_step", message.getQuoteStep()));
    }

    public static InstrumentDescribed toWire(Instrument instrument, int fundingIntervalMinutes) {
        return InstrumentDescribed.newBuilder()
                .setCategory(Fields.category(instrument.id().category()))
                .setSymbol(instrument.id().symbol())
                .setBaseAsset(instrument.baseAsset())
                .setQuoteAsset(instrument.quoteAsset())
                .setTickSize(instrument.tickSize().toString())
                .setQuantityStep(instrument.quantityStep().toString())
                .setMinQuantity(instrument.minQuantity().toString())
                .setMaxMarketQuantity(instrument.maxMarketQuantity().toString())
                .setMinNotional(instrument.minNotional().toString())
                .setQuoteStep(instrument.quoteStep().toString())
                .setFundingIntervalMinutes(fundingIntervalMinutes)
                .build();
    }
}
