package io.eternalengine.backtester;

import io.eternalengine.backtester.benchmark.BenchmarkRun;
import io.eternalengine.backtester.market.DailyCandle;
import io.eternalengine.backtester.market.MarketData;
import io.eternalengine.backtester.market.MarketSeries;
import io.eternalengine.backtester.metrics.Activity;
import io.eternalengine.backtester.metrics.Approvals;
import io.eternalengine.backtester.metrics.Measurement;
import io.eternalengine.backtester.metrics.MonthlyReturns;
import io.eternalengine.backtester.metrics.OpenTrade;
import io.eternalengine.backtester.metrics.Performance;
import io.eternalengine.backtester.metrics.Regime;
import io.eternalengine.backtester.metrics.RegimeCalendar;
import io.eternalengine.backtester.metrics.RegimeFigures;
import io.eternalengine.backtester.metrics.StressWindow;
import io.eternalengine.backtester.metrics.Trade;
import io.eternalengine.backtester.metrics.TradeBook;
import io.eternalengine.backtester.metrics.TradeForm;
import io.eternalengine.backtester.run.DayEnd;
import io.eternalengine.backtester.run.EngineSeat;
import io.eternalengine.backtester.run.RunOutcome;
import io.eternalengine.backtester.run.RunSettings;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.Verdict;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Turns what a run left behind into its result. */
final class Evaluation {
    private static final InstrumentId MARKET = InstrumentId.spot("BTCUSDT");

    private final BacktestRequest request;
    private final RunSettings settings;
    private final MarketData data;
    private final List<EngineSeat> seats;
    private final RunOutcome outcome;
    private final List<DayEnd> days;
    private final long[] timesMs;
    private final List<Trade> trades;
    private final List<OpenTrade> openTrades;
    private final Activity everything;
    private final SortedMap<String, Activity> activities = new TreeMap<>();

    private Evaluation(
            BacktestRequest request,
            RunSettings settings,
            MarketData data,
            List<EngineSeat> seats,
            RunOutcome outcome) {
        this.request = request;
        this.settings = settings;
        this.data = data;
        this.seats = seats;
        this.outcome = outcome;
        days = outcome.days();
        timesMs = days.stream().mapToLong(DayEnd::timeMs).toArray();
        TradeBook book = TradeBook.of(
                outcome.executions(),
                outcome.fundingPayments(),
                seats.stream()
                        .collect(Collectors.toMap(
                                EngineSeat::account,
                                seat -> TradeForm.of(seat.engine().id()))),
                data.series().stream().map(MarketSeries::instrument).toList());
        trades = book.closed();
        openTrades = book.open();
        everything = new Activity(
                days.stream().map(DayEnd::portfolio).toList(),
                outcome.executions(),
                outcome.fundingPayments(),
                trades,
                openTrades.size());
        for (int i = 0; i < seats.size(); i++) {
            int seat = i;
            String account = seats.get(i).account();
            activities.put(
                    account,
                    everything.of(
                            account,
                            days.stream().map(day -> day.seats().get(seat)).toList(),
                            openTrades));
        }
    }

    static BacktestResult of(
            BacktestRequest request,
            RunSettings settings,
            MarketData data,
            List<EngineSeat> seats,
            RunOutcome outcome) {
        return new Evaluation(request, settings, data, seats, outcome).result();
    }

    private BacktestResult result() {
        MarketSeries market = data.of(MARKET).orElseThrow();
        var books = outcome.conservation();
        return new BacktestResult(
                request.from(),
                request.to(),
                request.capital(),
                outcome.bars(),
                outcome.decisions(),
                Measurement.of(timesMs, everything),
                outcome.risk().maxDrawdown(),
                engines(),
                regimes(RegimeCalendar.of(market)),
                MonthlyReturns.of(timesMs, everything.worths()),
                engineMonths(),
                StressWindow.measure(days, prices(market)),
                outcome.risk().transitions(),
                Approvals.of(settings.approvals(), outcome.risk().transitions(), days),
                settings.risk().breaker().thresholds(),
                trades,
                openTrades,
                outcome.executions(),
                outcome.rejections().stream()
                        .collect(Collectors.groupingBy(Verdict::rule, TreeMap::new, Collectors.counting())),
                outcome.heldBack(),
                outcome.refusedOrders().stream()
                        .map(order -> order.intentId() + ": " + order.cause())
                        .toList(),
                new BacktestResult.Balance(
                        outcome.unbalancedDays().isEmpty() && books.difference().isZero(),
                        days.size(),
                        outcome.unbalancedDays(),
                        books),
                new BacktestResult.Hashes(
                        CodeVersion.hash(),
                        request.parameters().hash(),
                        data.fileHashes(),
                        outcome.decisionHash(),
                        outcome.stateHashes()),
                request.parameters().effective(),
                data.notes(),
                seats.stream().map(EngineSeat::account).toList(),
                days,
                BenchmarkRun.ofAll(data, settings, timesMs),
                outcome.transfers(),
                candles());
    }

    private SortedMap<String, List<DailyCandle>> candles() {
        SortedMap<String, List<DailyCandle>> candles = new TreeMap<>();
        for (MarketSeries series : data.series()) {
            InstrumentId id = series.instrument().id();
            if (id.category() == MarketCategory.SPOT) {
                candles.put(id.symbol(), DailyCandle.of(series, request.fromMs()));
            }
        }
        return candles;
    }

    private SortedMap<String, Performance> engines() {
        SortedMap<String, Performance> engines = new TreeMap<>();
        activities.forEach((account, activity) -> engines.put(account, Measurement.of(timesMs, activity)));
        return engines;
    }

    private SortedMap<Regime, BacktestResult.RegimeRow> regimes(RegimeCalendar calendar) {
        return Arrays.stream(Regime.values())
                .parallel()
                .map(regime -> Map.entry(regime, row(calendar, regime)))
                .filter(row -> row.getValue().portfolio().days() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
    }

    private BacktestResult.RegimeRow row(RegimeCalendar calendar, Regime regime) {
        SortedMap<String, RegimeFigures> engines = new TreeMap<>();
        activities.forEach(
                (account, activity) -> engines.put(account, Measurement.of(timesMs, activity, calendar, regime)));
        return new BacktestResult.RegimeRow(Measurement.of(timesMs, everything, calendar, regime), engines);
    }

    private SortedMap<String, SortedMap<YearMonth, Double>> engineMonths() {
        SortedMap<String, SortedMap<YearMonth, Double>> months = new TreeMap<>();
        activities.forEach((account, activity) -> months.put(account, MonthlyReturns.of(timesMs, activity.worths())));
        return months;
    }

    /** The last close up to a time. */
    private static StressWindow.MarketPrice prices(MarketSeries market) {
        return timeMs -> market.candle(market.lastClosedAt(timeMs)).close().toDouble();
    }
}
