package io.eternalengine.cli.history.download;

import io.eternalengine.bybit.FundingRate;
import io.eternalengine.bybit.Kline;
import java.math.BigDecimal;

/**
 * One line of a file.
 *
 * @param timeMs open of the candle, or time of the settlement
 * @param csv the whole line
 */
record HistoryRow(long timeMs, String csv) {
    static HistoryRow of(Kline candle) {
        return new HistoryRow(
                candle.startMs(),
                candle.startMs() + "," + text(candle.open()) + "," + text(candle.high()) + "," + text(candle.low())
                        + "," + text(candle.close()) + "," + text(candle.volume()));
    }

    static HistoryRow of(FundingRate rate) {
        return new HistoryRow(rate.timeMs(), rate.timeMs() + "," + text(rate.rate()));
    }

    private static String text(BigDecimal value) {
        return value.toPlainString();
    }
}
