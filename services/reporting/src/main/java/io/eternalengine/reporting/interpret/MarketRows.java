package io.eternalengine.reporting.interpret;

import io.eternalengine.kit.message.UnreadableRecord;
import io.eternalengine.reporting.model.Mark;
import io.eternalengine.schemas.v1.CandleClosed;

/** Rows from the market: only the latest close of each instrument matters here. */
final class MarketRows {
    private MarketRows() {}

    static Mark of(CandleClosed candle) throws UnreadableRecord {
        var row = new Mark();
        row.category = Fields.choice("category", candle.getCategory(), "MARKET_CATEGORY_");
        row.symbol = Fields.name("symbol", candle.getSymbol());
        row.price = Fields.positive("close", candle.getClose());
        Fields.instant("open_time_ms", candle.getOpenTimeMs());
        Fields.instant("interval_ms", candle.getIntervalMs());
        row.closedAt = Fields.instant("open_time_ms + interval_ms", candle.getOpenTimeMs() + candle.getIntervalMs());
        return row;
    }
}
