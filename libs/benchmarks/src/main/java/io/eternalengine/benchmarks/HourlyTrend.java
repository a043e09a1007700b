package io.eternalengine.benchmarks;

import io.eternalengine.backtester.screen.CandleArrays;
import io.eternalengine.backtester.screen.DecisionBars;
import io.eternalengine.backtester.screen.ScreenedTrades;
import io.eternalengine.backtester.screen.TrendScreen;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.engine.trend.EntryParameters;
import io.eternalengine.engine.trend.ExitParameters;
import io.eternalengine.engine.trend.SizingParameters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One history and the rules of TREND with hourly decision bars, as both contestants and the sweep use them. */
final class HourlyTrend {
    static final int HOURS = 3 * 365 * 24;
    /** After as many bars the different beginnings of the averages have faded. */
    static final int WARM_UP = 1_500;

    private static final Decimal TICK = Decimal.of("0.01");
    private static final long SEED = 7;

    private HourlyTrend() {}

    static List<Candle> market() {
        return List.of(GeneratedMarket.candles(SEED, Tape.BTC_PERPETUAL, 8_000, HOURS));
    }

    static TrendScreen strategy(DecisionBars bars, EntryParameters entries, ExitParameters exits) {
        return new TrendScreen(bars, entries, SizingParameters.defaults(), exits, TICK, 1);
    }

    /** One strategy over the whole history, indicators included. */
    static ScreenedTrades run(CandleArrays candles) {
        var trades = new ScreenedTrades();
        DecisionBars bars = DecisionBars.of(candles, Duration.ofHours(1));
        strategy(bars, EntryParameters.defaults(), ExitParameters.defaults()).run(WARM_UP, trades);
        return trades;
    }

    /** When each trade of one strategy was entered and left. */
    static List<String> trades(CandleArrays candles) {
        ScreenedTrades trades = run(candles);
        List<String> reported = new ArrayList<>();
        for (int i = 0; i < trades.size(); i++) {
            reported.add(trades.entryCandle(i) + " to " + trades.exitCandle(i));
        }
        return reported;
    }
}
