package io.eternalengine.backtester.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.eternalengine.backtester.BacktestResult;
import io.eternalengine.backtester.market.DailyCandle;
import io.eternalengine.backtester.run.DayEnd;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The numbers behind the charts, as the report's script reads them; times in seconds. */
record ChartData(
        List<Long> times,
        List<Line> equity,
        List<Double> drawdown,
        List<Integer> levels,
        List<Double> thresholds,
        List<Step> breaker,
        List<Line> allocation,
        List<Market> markets) {
    private static final int DECIMALS = 6;
    private static final long SECOND_MS = 1_000;

    record Line(String name, List<Double> values) {}

    record Step(long time, int level, double drawdown) {}

    record Fill(String account, long time, double price, String side) {}

    record Market(
            String id,
            String name,
            List<Long> times,
            List<Double> open,
            List<Double> high,
            List<Double> low,
            List<Double> close,
            List<Fill> fills) {}

    /** As JSON that can stand inside a script element. */
    static String json(BacktestResult result) throws JsonProcessingException {
        return ResultJson.mapper().writeValueAsString(of(result)).replace("</", "<\\/");
    }

    /** Name and element of each market's chart. */
    static List<Map<String, String>> marketNames(BacktestResult result) {
        return result.candles().keySet().stream()
                .map(symbol -> Map.of("id", id(symbol), "name", symbol))
                .toList();
    }

    private static ChartData of(BacktestResult result) {
        List<DayEnd> days = result.days();
        return new ChartData(
                days.stream().map(day -> day.timeMs() / SECOND_MS).toList(),
                lines(result, worth -> number(worth.equity()), "Portfolio"),
                drawdown(days),
                days.stream().map(DayEnd::breakerLevel).toList(),
                result.breakerThresholds().stream().map(ChartData::number).toList(),
                result.breaker().stream()
                        .map(step -> new Step(step.atMs() / SECOND_MS, step.level(), number(step.drawdown())))
                        .toList(),
                allocation(result),
                result.candles().entrySet().stream()
                        .map(market -> market(market.getKey(), market.getValue(), result.executions()))
                        .toList());
    }

    private static List<Line> lines(BacktestResult result, ToDoubleFunction<DayEnd.Worth> figure, String whole) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(whole, values(result, day -> figure.applyAsDouble(day.portfolio()))));
        lines.addAll(engineLines(result, (day, worth) -> figure.applyAsDouble(worth)));
        return lines;
    }

    @FunctionalInterface
    private interface EngineFigure {
        double of(DayEnd day, DayEnd.Worth worth);
    }

    private static List<Line> engineLines(BacktestResult result, EngineFigure figure) {
        List<Line> lines = new ArrayList<>();
        List<String> accounts = result.accounts();
        for (int i = 0; i < accounts.size(); i++) {
            int seat = i;
            lines.add(new Line(
                    accounts.get(i),
                    values(result, day -> figure.of(day, day.seats().get(seat)))));
        }
        return lines;
    }

    private static List<Line> allocation(BacktestResult result) {
        return engineLines(
                result,
                (day, worth) -> day.portfolio().equity().isPositive()
                        ? number(worth.invested()) / number(day.portfolio().equity())
                        : 0);
    }

    private static List<Double> drawdown(List<DayEnd> days) {
        List<Double> falls = new ArrayList<>();
        double peak = 0;
        for (DayEnd day : days) {
            double value = number(day.portfolio().unitValue());
            peak = Math.max(peak, value);
            falls.add(rounded(value / peak - 1));
        }
        return falls;
    }

    private static List<Double> values(BacktestResult result, Function<DayEnd, Double> figure) {
        return result.days().stream().map(day -> rounded(figure.apply(day))).toList();
    }

    private static Market market(String symbol, List<DailyCandle> candles, List<Execution> executions) {
        return new Market(
                id(symbol),
                symbol,
                candles.stream().map(candle -> candle.openTimeMs() / SECOND_MS).toList(),
                candles.stream().map(candle -> number(candle.open())).toList(),
                candles.stream().map(candle -> number(candle.high())).toList(),
                candles.stream().map(candle -> number(candle.low())).toList(),
                candles.stream().map(candle -> number(candle.close())).toList(),
                executions.stream()
                        .filter(execution -> execution.instrument().symbol().equals(symbol))
                        .map(execution -> new Fill(
                                execution.account(),
                                execution.executedAtMs() / SECOND_MS,
                                number(execution.price()),
                                execution.side().name()))
                        .toList());
    }

    private static String id(String symbol) {
        return "market-" + symbol;
    }

    private static double number(Decimal decimal) {
        return decimal.toDouble();
    }

    private static double rounded(double value) {
        return java.math.BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .doubleValue();
    }
}
