package io.eternalengine.backtester.search;

import io.eternalengine.backtester.market.MarketSeries;
import io.eternalengine.backtester.run.RunSettings;
import io.eternalengine.backtester.screen.CandleArrays;
import io.eternalengine.backtester.screen.DecisionBars;
import io.eternalengine.backtester.screen.ScreenedTrades;
import io.eternalengine.backtester.screen.TrendScreen;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.engine.trend.TrendParameters;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** One asset's candles as arrays, and its decision bars of each length, made once for all threads. */
final class ScreenedAsset {
    private final MarketSeries series;
    private final Decimal share;
    private final CandleArrays candles;
    private final Map<Duration, DecisionBars> bars = new ConcurrentHashMap<>();
    private final int firstCandle;
    private final int slippageBps;

    ScreenedAsset(MarketSeries series, Decimal share, RunSettings settings) {
        this.series = series;
        this.share = share;
        List<Candle> all =
                IntStream.range(0, series.size()).mapToObj(series::candle).toList();
        candles = CandleArrays.of(all);
        firstCandle = Math.toIntExact(all.stream()
                .filter(candle -> candle.closeTimeMs() < settings.fromMs())
                .count());
        slippageBps = settings.fills()
                .halfSpreadBps()
                .toBigDecimal()
                .setScale(0, RoundingMode.UP)
                .intValueExact();
    }

    long candles() {
        return series.size();
    }

    void trade(TrendParameters trend, ScreenedTrades trades, List<ScreenedTrade> all) {
        new TrendScreen(
                        bars.computeIfAbsent(trend.bar(), bar -> DecisionBars.of(candles, bar)),
                        trend.entries(),
                        trend.sizing(),
                        trend.exits(),
                        series.instrument().tickSize(),
                        slippageBps)
                .run(firstCandle, trades);
        for (int i = 0; i < trades.size(); i++) {
            all.add(new ScreenedTrade(
                    series.instrument().id(),
                    share,
                    trades.direction(i),
                    series.candle(trades.entryCandle(i)).openTimeMs(),
                    series.candle(trades.exitCandle(i)).openTimeMs(),
                    trades.entryPrice(i),
                    trades.exitPrice(i),
                    trades.exit(i)));
        }
    }
}
