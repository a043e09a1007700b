package io.eternalengine.service.marketdata.series;

import io.eternalengine.bybit.Kline;
import io.eternalengine.core.model.AllTimeHigh;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.InstrumentId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The exchange's candles of a week. One answer holds nineteen years of them, more than the exchange keeps of any market; so the
 * highest of them is the highest price that it knows, the open week included.
 */
public final class LongestCandles {
    /** As the exchange names it. A month is longer, but has no length of its own. */
    public static final String INTERVAL = "W";

    private LongestCandles() {}

    /** The all-time high; empty of no candles. Weeks of a time that has not come at the exchange count for nothing. */
    public static Optional<AllTimeHigh> highOf(InstrumentId instrument, List<Kline> weeks) {
        List<Kline> begun = weeks.stream()
                .filter(week -> week.startMs() <= week.toldAtMs() + Candle.LONGEST_AHEAD_MS)
                .toList();
        return begun.stream()
                .max(Comparator.comparing(Kline::high))
                .map(highest -> new AllTimeHigh(
                        instrument,
                        Decimal.of(highest.high()),
                        begun.stream().mapToLong(Kline::startMs).min().orElseThrow(),
                        highest.toldAtMs()));
    }
}
