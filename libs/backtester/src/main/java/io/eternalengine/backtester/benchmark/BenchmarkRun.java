package io.eternalengine.backtester.benchmark;

import io.eternalengine.backtester.market.MarketData;
import io.eternalengine.backtester.market.MarketSeries;
import io.eternalengine.backtester.run.RunSettings;
import io.eternalengine.backtester.venue.FillAssumptions;
import io.eternalengine.domain.model.InstrumentId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Buys a benchmark at the first open of a run, restores its weights where it is rebalanced, and values it at the end of each day.
 * Every trade pays the spot fee and half the spread. Figures, not books: plain doubles.
 */
public final class BenchmarkRun {
    private static final double BPS = 1e-4;
    private static final int MONTHS_OF_QUARTER = 3;

    private final BenchmarkPortfolio portfolio;
    private final List<MarketSeries> markets;
    private final double[] quantities;
    private final double feeFraction;
    private final double halfSpread;
    private double cash;
    private double fees;

    private BenchmarkRun(BenchmarkPortfolio portfolio, List<MarketSeries> markets, RunSettings settings) {
        this.portfolio = portfolio;
        this.markets = markets;
        quantities = new double[markets.size()];
        FillAssumptions fills = settings.fills();
        feeFraction = fills.spotFeeFraction().toDouble();
        halfSpread = fills.halfSpreadBps().toDouble() * BPS;
        cash = settings.capital().toDouble();
    }

    /**
     * All benchmarks whose markets the data hold.
     *
     * @param timesMs the start of the run, then the ends of its days
     */
    public static List<BenchmarkResult> ofAll(MarketData data, RunSettings settings, long[] timesMs) {
        List<BenchmarkResult> results = new ArrayList<>();
        for (BenchmarkPortfolio portfolio : BenchmarkPortfolio.ALL) {
            List<MarketSeries> markets = portfolio.weights().keySet().stream()
                    .flatMap(symbol -> data.of(InstrumentId.spot(symbol)).stream())
                    .toList();
            if (markets.size() == portfolio.weights().size()) {
                results.add(new BenchmarkRun(portfolio, markets, settings).over(timesMs));
            }
        }
        return List.copyOf(results);
    }

    private BenchmarkResult over(long[] timesMs) {
        double[] equity = new double[timesMs.length];
        equity[0] = cash;
        tradeAt(timesMs[0]);
        for (int i = 1; i < timesMs.length; i++) {
            equity[i] = cash + invested(timesMs[i]);
            boolean isLast = i + 1 == timesMs.length;
            if (portfolio.rebalancedQuarterly() && beginsQuarter(timesMs[i]) && !isLast) {
                tradeAt(timesMs[i]);
            }
        }
        return BenchmarkResult.of(portfolio.name(), timesMs, equity, fees);
    }

    /** Brings every market to its weight at the next open. */
    private void tradeAt(long timeMs) {
        double[] prices = new double[quantities.length];
        double worth = cash;
        for (int i = 0; i < prices.length; i++) {
            prices[i] = openAfter(markets.get(i), timeMs);
            worth += quantities[i] * prices[i];
        }
        int i = 0;
        for (double weight : portfolio.weights().values()) {
            trade(i, weight * worth - quantities[i] * prices[i], prices[i]);
            i++;
        }
    }

    /** Buys for an amount, or sells coins of that worth when it is negative. */
    private void trade(int market, double amount, double price) {
        double fee = Math.abs(amount) * feeFraction;
        fees += fee;
        if (amount >= 0) {
            cash -= amount;
            quantities[market] += (amount - fee) / (price * (1 + halfSpread));
        } else {
            cash += -amount * (1 - halfSpread) - fee;
            quantities[market] += amount / price;
        }
    }

    private double invested(long timeMs) {
        double value = 0;
        for (int i = 0; i < quantities.length; i++) {
            value += quantities[i] * closeUpTo(markets.get(i), timeMs);
        }
        return value;
    }

    private static double openAfter(MarketSeries market, long timeMs) {
        int next = market.lastClosedAt(timeMs) + 1;
        return next < market.size() ? market.candle(next).open().toDouble() : closeUpTo(market, timeMs);
    }

    /** The last close; before the first one the first open. */
    private static double closeUpTo(MarketSeries market, long timeMs) {
        int last = market.lastClosedAt(timeMs);
        return last < 0
                ? market.candle(0).open().toDouble()
                : market.candle(last).close().toDouble();
    }

    private static boolean beginsQuarter(long timeMs) {
        ZonedDateTime time = Instant.ofEpochMilli(timeMs).atZone(ZoneOffset.UTC);
        return time.getDayOfMonth() == 1 && time.getMonthValue() % MONTHS_OF_QUARTER == 1 && time.getHour() == 0;
    }
}
