package io.eternalengine.backtester;

import io.eternalengine.backtester.market.DailyCandle;
import io.eternalengine.backtester.market.MarketData;
import io.eternalengine.backtester.market.MarketSeries;
import io.eternalengine.backtester.metrics.Measurement;
import io.eternalengine.backtester.metrics.OpenTrade;
import io.eternalengine.backtester.metrics.Performance;
import io.eternalengine.backtester.metrics.Regime;
import io.eternalengine.backtester.metrics.RegimeCalendar;
import io.eternalengine.backtester.metrics.RegimeFigures;
import io.eternalengine.backtester.metrics.Returns;
import io.eternalengine.backtester.metrics.StressWindow;
import io.eternalengine.backtester.metrics.Trade;
import io.eternalengine.backtester.metrics.TradeBook;
import io.eternalengine.backtester.metrics.TradeForm;
import io.eternalengine.backtester.run.DayEnd;
import io.eternalengine.backtester.run.EngineSeat;
import io.eternalengine.backtester.run.RunOutcome;
import io.eternalengine.backtester.run.RunSettings;
import io.eternalengine.core.accounting.AccountLedger;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.MarketCategory;
import io.eternalengine.core.model.Verdict;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns what a run left behind into its result. */
final class Evaluation {
    private static final InstrumentId MARKET = InstrumentId.spot("BTCUSDT");

    private final BacktestRequest request;
    private final RunSettings settings;
    private final MarketData data;
    private final List<EngineSeat<?>> seats;
    private final RunOutcome outcome;
    private final List<DayEnd> days;
    private final long[] timesMs;
    private final List<Trade> trades;
    private final List<OpenTrade> openTrades;

    private Evaluation(
            BacktestRequest request,
            RunSettings settings,
            MarketData data,
            List<EngineSeat<?>> seats,
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
    }

    static BacktestResult of(
            BacktestRequest request,
            RunSettings settings,
            MarketData data,
            List<EngineSeat<?>> seats,
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
                Measurement.of(
                        timesMs,
                        days.stream().map(DayEnd::portfolio).toList(),
                        outcome.executions(),
                        trades,
                        openTrades.size(),
                        books.fees(),
                        books.funding()),
                outcome.risk().maxDrawdown(),
                engines(),
                regimes(RegimeCalendar.of(market)),
                monthlyReturns(),
                StressWindow.measure(days, prices(market)),
                outcome.risk().transitions(),
                settings.risk().breaker().thresholds(),
                trades,
                openTrades,
                outcome.executions(),
                outcome.rejections().stream()
                        .collect(Collectors.groupingBy(Verdict::rule, TreeMap::new, Collectors.counting())),
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
        for (int seat = 0; seat < seats.size(); seat++) {
            String account = seats.get(seat).account();
            AccountLedger ledger = outcome.books().account(account);
            engines.put(
                    account,
                    Measurement.of(
                            timesMs,
                            worths(seat),
                            outcome.executions().stream()
                                    .filter(execution -> execution.account().equals(account))
                                    .toList(),
                            trades.stream()
                                    .filter(trade -> trade.account().equals(account))
                                    .toList(),
                            (int) openTrades.stream()
                                    .filter(trade -> trade.account().equals(account))
                                    .count(),
                            ledger.fees(),
                            ledger.funding()));
        }
        return engines;
    }

    private List<DayEnd.Worth> worths(int seat) {
        return days.stream().map(day -> day.seats().get(seat)).toList();
    }

    private SortedMap<Regime, BacktestResult.RegimeRow> regimes(RegimeCalendar calendar) {
        SortedMap<Regime, BacktestResult.RegimeRow> rows = new TreeMap<>();
        for (Regime regime : Regime.values()) {
            RegimeFigures portfolio = figures(calendar, regime, DayEnd::portfolio);
            if (portfolio.days() == 0) {
                continue;
            }
            SortedMap<String, RegimeFigures> engines = new TreeMap<>();
            for (int i = 0; i < seats.size(); i++) {
                int seat = i;
                engines.put(
                        seats.get(i).account(),
                        figures(calendar, regime, day -> day.seats().get(seat)));
            }
            rows.put(regime, new BacktestResult.RegimeRow(portfolio, engines));
        }
        return rows;
    }

    private RegimeFigures figures(RegimeCalendar calendar, Regime regime, Function<DayEnd, DayEnd.Worth> worth) {
        double[] values =
                days.stream().mapToDouble(day -> unitValue(worth.apply(day))).toArray();
        double[] daily = Returns.between(values).daily();
        List<Double> chosen = new ArrayList<>();
        for (int i = 0; i < daily.length; i++) {
            if (calendar.of(timesMs[i + 1]) == regime) {
                chosen.add(daily[i]);
            }
        }
        return RegimeFigures.of(
                Returns.of(chosen.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    private SortedMap<YearMonth, Double> monthlyReturns() {
        SortedMap<YearMonth, Double> months = new TreeMap<>();
        double before = unitValue(days.getFirst().portfolio());
        for (int i = 1; i < days.size(); i++) {
            YearMonth month = monthThatEnds(timesMs[i]);
            boolean last =
                    i + 1 == days.size() || !monthThatEnds(timesMs[i + 1]).equals(month);
            if (last) {
                double value = unitValue(days.get(i).portfolio());
                months.put(month, value / before - 1);
                before = value;
            }
        }
        return months;
    }

    /** A day ends at the first moment of the next. */
    private static YearMonth monthThatEnds(long dayEndMs) {
        return YearMonth.from(Instant.ofEpochMilli(dayEndMs - 1).atZone(ZoneOffset.UTC));
    }

    private static StressWindow.MarketPrice prices(MarketSeries market) {
        NavigableMap<Long, Double> closes = new TreeMap<>();
        for (int i = 0; i < market.size(); i++) {
            closes.put(
                    market.candle(i).closeTimeMs(),
                    market.candle(i).close().toBigDecimal().doubleValue());
        }
        return timeMs -> closes.floorEntry(timeMs).getValue();
    }

    private static double unitValue(DayEnd.Worth worth) {
        return worth.unitValue().toBigDecimal().doubleValue();
    }
}
