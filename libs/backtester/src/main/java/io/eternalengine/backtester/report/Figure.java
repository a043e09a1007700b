package io.eternalengine.backtester.report;

import io.eternalengine.backtester.metrics.DrawdownSpan;
import io.eternalengine.backtester.metrics.Performance;
import io.eternalengine.domain.model.Decimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A named figure of a performance, as people read it. The one list for the console and the report. */
public record Figure(String name, Function<Performance, String> text) {
    /** All figures, in the order in which they are shown. */
    public static final List<Figure> ALL = List.of(
            new Figure("Equity at the end", one -> money(one.endEquity())),
            new Figure("Total return", one -> percent(one.totalReturn())),
            new Figure("Annual return", one -> percent(one.annualReturn())),
            new Figure("Volatility", one -> percent(one.volatility())),
            new Figure("Sharpe", one -> number(one.sharpe())),
            new Figure("Sortino", one -> number(one.sortino())),
            new Figure("Calmar", one -> number(one.calmar())),
            new Figure("Max drawdown", one -> percent(one.maxDrawdown().depth())),
            new Figure("  peak", one -> day(one.maxDrawdown(), DrawdownSpan::peakMs)),
            new Figure("  trough", one -> day(one.maxDrawdown(), DrawdownSpan::troughMs)),
            new Figure("  recovered", one -> day(one.maxDrawdown(), DrawdownSpan::recoveredMs)),
            new Figure("VaR 95, a day", one -> percent(one.valueAtRisk95())),
            new Figure("CVaR 95, a day", one -> percent(one.conditionalValueAtRisk95())),
            new Figure("Trades closed", one -> Integer.toString(one.trades())),
            new Figure("Trades still open", one -> Integer.toString(one.openTrades())),
            new Figure("Win rate", one -> percent(one.winRate())),
            new Figure("Average win, USDT", one -> number(one.averageWin())),
            new Figure("Average loss, USDT", one -> number(one.averageLoss())),
            new Figure("Profit factor", one -> number(one.profitFactor())),
            new Figure("Expectancy, USDT", one -> number(one.expectancy())),
            new Figure("Exposure", one -> percent(one.exposure())),
            new Figure("Turnover, a year", one -> number(one.turnover())),
            new Figure("Fees, USDT", one -> money(one.fees())),
            new Figure("Funding, USDT", one -> money(one.funding())));

    /** A fraction as a percentage; a dash when it is not defined. */
    public static String percent(double fraction) {
        return Double.isFinite(fraction)
                ? unsignedZero(String.format(Locale.ROOT, "%.2f", fraction * 100)) + " %"
                : "–";
    }

    /** With two decimals; a dash when it is not defined. */
    public static String number(double value) {
        if (Double.isInfinite(value)) {
            return "no losses";
        }
        return Double.isNaN(value) ? "–" : unsignedZero(String.format(Locale.ROOT, "%,.2f", value));
    }

    /** What rounds to nothing has no sign. */
    private static String unsignedZero(String text) {
        return text.equals("-0.00") ? "0.00" : text;
    }

    /** An amount with two decimals. */
    public static String money(Decimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount.toBigDecimal().setScale(2, RoundingMode.HALF_EVEN));
    }

    /** The day of a time, in UTC. */
    public static String day(long timeMs) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(timeMs), ZoneOffset.UTC).toString();
    }

    private static String day(DrawdownSpan span, Function<DrawdownSpan, Long> time) {
        long timeMs = time.apply(span);
        return span.depth() == 0 || timeMs == 0 ? "–" : day(timeMs);
    }
}
