package io.eternalengine.mapping;

import static io.eternalengine.mapping.Fields.decimal;
import static io.eternalengine.mapping.Fields.decimalOrZero;

import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.schemas.v1.CandleClosed;
import io.eternalengine.schemas.v1.InstrumentDescribed;

/** Candles and instruments. */
public final class MarketMapping {
    private MarketMapping() {}

    public static Candle toModel(CandleClosed message) {
        return new Candle(
                Fields.instrument(message.getCategory(), message.getSymbol()),
                message.getOpenTimeMs(),
                message.getIntervalMs(),
                decimal("open", message.getOpen()),
                decimal("high", message.getHigh()),
                decimal("low", message.getLow()),
                decimal("close", message.getClose()),
                decimal("volume", message.getVolume()));
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
