package io.eternalengine.service.marketdata.series;

import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.Kline;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;

/** The exchange's candles and names in the core's terms. */
public final class Candles {
    private Candles() {}

    /** The candle; one whose values break a rule is refused with an {@link IllegalArgumentException}. */
    public static Candle of(Kline kline) {
        return new Candle(
                instrument(kline.category(), kline.symbol()),
                kline.startMs(),
                Kline.intervalMs(kline.interval()),
                Decimal.of(kline.open()),
                Decimal.of(kline.high()),
                Decimal.of(kline.low()),
                Decimal.of(kline.close()),
                Decimal.of(kline.volume()),
                kline.publishedAtMs());
    }

    /** The instrument of a symbol in a category. */
    public static InstrumentId instrument(Category category, String symbol) {
        return new InstrumentId(category(category), symbol);
    }

    /** The core's name of a category. */
    public static MarketCategory category(Category category) {
        return switch (category) {
            case SPOT -> MarketCategory.SPOT;
            case LINEAR -> MarketCategory.LINEAR;
        };
    }

    /** The exchange's name of a category. */
    public static Category category(MarketCategory category) {
        return switch (category) {
            case SPOT -> Category.SPOT;
            case LINEAR -> Category.LINEAR;
        };
    }
}
