package io.eternalengine.backtester;

import io.eternalengine.backtester.benchmark.BenchmarkResult;
import io.eternalengine.backtester.market.DailyCandle;
import io.eternalengine.backtester.metrics.Approvals;
import io.eternalengine.backtester.metrics.OpenTrade;
import io.eternalengine.backtester.metrics.Performance;
import io.eternalengine.backtester.metrics.Regime;
import io.eternalengine.backtester.metrics.RegimeFigures;
import io.eternalengine.backtester.metrics.StressWindow;
import io.eternalengine.backtester.metrics.Trade;
import io.eternalengine.backtester.run.DayEnd;
import io.eternalengine.backtester.run.HeldBackEntries;
import io.eternalengine.domain.accounting.Conservation;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.orchestration.Transfer;
import io.eternalengine.risk.BreakerTransition;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Everything that a backtest found.
 *
 * @param bars closed candles that were published, warm-up included
 * @param maxDrawdownHourly of unit value, seen at every hour; the others look once a day
 * @param engines by account
 * @param monthlyReturns of unit value
 * @param engineMonthlyReturns the same, by account
 * @param approvals of people on which it rests
 * @param trades that ended, in the order of their ends
 * @param openTrades those that had not
 * @param rejections of risk, counted by rule
 * @param heldBack entries that an engine held back, because it had to
 * @param refusedOrders by the exchange
 * @param accounts of the engines, in the order of the seats of {@code days}
 * @param days the start, then the end of every day
 * @param benchmarks over the same days, after fees
 * @param transfers of capital between accounts
 * @param candles of each spot market, by symbol
 */
public record BacktestResult(
        LocalDate from,
        LocalDate to,
        Decimal capital,
        long bars,
        long decisions,
        Performance portfolio,
        Decimal maxDrawdownHourly,
        SortedMap<String, Performance> engines,
        SortedMap<Regime, RegimeRow> regimes,
        SortedMap<YearMonth, Double> monthlyReturns,
        SortedMap<String, SortedMap<YearMonth, Double>> engineMonthlyReturns,
        List<StressWindow> stressWindows,
        List<BreakerTransition> breaker,
        Approvals approvals,
        List<Decimal> breakerThresholds,
        List<Trade> trades,
        List<OpenTrade> openTrades,
        List<Execution> executions,
        SortedMap<String, Long> rejections,
        List<HeldBackEntries> heldBack,
        List<String> refusedOrders,
        Balance conservation,
        Hashes hashes,
        SortedMap<String, String> parameters,
        List<String> notes,
        List<String> accounts,
        List<DayEnd> days,
        List<BenchmarkResult> benchmarks,
        List<Transfer> transfers,
        SortedMap<String, List<DailyCandle>> candles) {

    /** The figures of one regime. */
    public record RegimeRow(RegimeFigures portfolio, SortedMap<String, RegimeFigures> engines) {}

    /**
     * Whether the books add up.
     *
     * @param balanced at the end of every day and at the end
     */
    public record Balance(boolean balanced, long checkedDays, List<Long> unbalancedDays, Conservation books) {}

    /**
     * What the result rests on, each as SHA-256 in hex.
     *
     * @param data of each file
     * @param states of each engine and of risk, at the end
     */
    public record Hashes(
            String code,
            String parameters,
            SortedMap<String, String> data,
            String decisions,
            Map<String, String> states) {}
}
