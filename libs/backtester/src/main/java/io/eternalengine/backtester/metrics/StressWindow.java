package io.eternalengine.backtester.metrics;

import io.eternalengine.backtester.run.DayEnd;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A bad time of the market, and what it did to the portfolio while it ran through it.
 *
 * @param name of the window
 * @param covered whether the run reached over the whole window; without it the figures are {@code NaN}
 * @param marketReturn of BTC
 * @param portfolioReturn by unit value
 * @param maxDrawdown inside the window, from its own start
 * @param highestBreakerLevel on any of its days' ends
 */
public record StressWindow(
        String name,
        LocalDate from,
        LocalDate to,
        boolean covered,
        double marketReturn,
        double portfolioReturn,
        double maxDrawdown,
        int highestBreakerLevel) {
    private static final List<StressWindow> WINDOWS = List.of(
            window("2020-03 Covid crash", "2020-03-01", "2020-04-01"),
            window("2021-05 China ban", "2021-05-01", "2021-06-01"),
            window("2022-05 Luna", "2022-05-01", "2022-06-01"),
            window("2022-06 3AC", "2022-06-01", "2022-07-01"),
            window("2022-11 FTX", "2022-11-01", "2022-12-01"));

    private static StressWindow window(String name, String from, String to) {
        return new StressWindow(
                name, LocalDate.parse(from), LocalDate.parse(to), false, Double.NaN, Double.NaN, Double.NaN, 0);
    }

    /** Gives the price of BTC at the end of a day. */
    @FunctionalInterface
    public interface MarketPrice {
        double at(long timeMs);
    }

    /** All windows, measured on a run. */
    public static List<StressWindow> measure(List<DayEnd> days, MarketPrice market) {
        return WINDOWS.stream().map(window -> window.on(days, market)).toList();
    }

    private StressWindow on(List<DayEnd> days, MarketPrice market) {
        long fromMs = startOf(from);
        long toMs = startOf(to);
        if (days.getFirst().timeMs() > fromMs || days.getLast().timeMs() < toMs) {
            return this;
        }
        List<DayEnd> inside = days.stream()
                .filter(day -> day.timeMs() >= fromMs && day.timeMs() <= toMs)
                .toList();
        double[] values = inside.stream()
                .mapToDouble(day -> day.portfolio().unitValue().toDouble())
                .toArray();
        long[] times = inside.stream().mapToLong(DayEnd::timeMs).toArray();
        int level = inside.stream().mapToInt(DayEnd::breakerLevel).max().orElse(0);
        return new StressWindow(
                name,
                from,
                to,
                true,
                market.at(toMs) / market.at(fromMs) - 1,
                Returns.between(values).total(),
                DrawdownSpan.deepest(times, values).depth(),
                level);
    }

    private static long startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
