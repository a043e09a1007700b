package io.eternalengine.backtester.metrics;

import io.eternalengine.backtester.run.DayEnd;
import io.eternalengine.domain.model.Decimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Returns of unit value, month by month; the first and the last may be parts of one. */
public final class MonthlyReturns {
    private MonthlyReturns() {}

    /** @param timesMs of the worths; the first is the start */
    public static SortedMap<YearMonth, Double> of(long[] timesMs, List<DayEnd.Worth> worths) {
        SortedMap<YearMonth, Double> months = new TreeMap<>();
        double before = number(worths.getFirst().unitValue());
        for (int i = 1; i < timesMs.length; i++) {
            YearMonth month = monthThatEnds(timesMs[i]);
            boolean last =
                    i + 1 == timesMs.length || !monthThatEnds(timesMs[i + 1]).equals(month);
            if (last) {
                double value = number(worths.get(i).unitValue());
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

    private static double number(Decimal decimal) {
        return decimal.toDouble();
    }
}
