package io.eternalengine.backtester.search;

import io.eternalengine.backtester.run.RunSettings;
import io.eternalengine.engine.trend.Direction;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;

/**
 * Ranks the trades of a fast sweep. The account's returns are those of its trades, one after the other; ratios are per trade, times
 * the square root of the trades of a year.
 */
final class ScreenFigures {
    private static final double DAYS_PER_YEAR = 365;

    private final double feeFraction;
    private final double years;

    ScreenFigures(RunSettings settings, LocalDate from, LocalDate to) {
        feeFraction = settings.fills().linearTakerFeeFraction().toDouble();
        years = ChronoUnit.DAYS.between(from, to) / DAYS_PER_YEAR;
    }

    SweepRow row(String key, SortedMap<String, String> changes, List<ScreenedTrade> trades) {
        double[] returns = trades.stream().mapToDouble(this::ofAccount).toArray();
        double growth = 1;
        double peak = 1;
        double depth = 0;
        double gains = 0;
        double losses = 0;
        double squares = 0;
        int wins = 0;
        for (double change : returns) {
            growth *= 1 + change;
            peak = Math.max(peak, growth);
            depth = Math.max(depth, 1 - growth / peak);
            if (change > 0) {
                wins++;
                gains += change;
            } else {
                losses -= change;
                squares += change * change;
            }
        }
        int count = returns.length;
        double mean = count == 0 ? Double.NaN : Mean.of(returns).getAsDouble();
        double deviation =
                count < 2 ? Double.NaN : StandardDeviation.of(returns).getAsDouble();
        double root = Math.sqrt(count / years);
        return new SweepRow(
                key,
                changes,
                growth - 1,
                StrictMath.pow(growth, 1 / years) - 1,
                deviation * root,
                ratio(mean, deviation) * root,
                ratio(mean, Math.sqrt(squares / count)) * root,
                depth,
                count,
                ratio(wins, count),
                gains > 0 && losses == 0 ? Double.POSITIVE_INFINITY : ratio(gains, losses),
                SweepKey.hash(trades.toString()));
    }

    /** What a trade did to the account: its return after both fees, on the asset's share. */
    private double ofAccount(ScreenedTrade trade) {
        double exitOverEntry = trade.exitPrice().toDouble() / trade.entryPrice().toDouble();
        double gain = trade.direction() == Direction.LONG ? exitOverEntry - 1 : 1 - exitOverEntry;
        return trade.share().toDouble() * (gain - feeFraction * (1 + exitOverEntry));
    }

    private static double ratio(double above, double below) {
        return below == 0 ? Double.NaN : above / below;
    }
}
