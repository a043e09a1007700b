package io.eternalengine.service.marketdata.series;

import io.eternalengine.bybit.Kline;
import io.eternalengine.domain.model.AllTimeHigh;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.logging.LogLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The exchange's candles of a week. One answer holds nineteen years of them, more than the exchange keeps of any market; so the
 * highest of them is the highest price that it knows, the open week included.
 */
public final class LongestCandles {
    /** As the exchange names it. A month is longer, but has no length of its own. */
    public static final String INTERVAL = "W";

    private static final Logger LOG = Logger.getLogger(LongestCandles.class);
    /** A high further above its candle's open and close than by this factor is a wrong print: nobody traded there a moment later. */
    private static final BigDecimal MOST_WICK = BigDecimal.valueOf(3);

    private LongestCandles() {}

    /** The all-time high; empty of no candles. Weeks of a time that has not come at the exchange count for nothing. */
    public static Optional<AllTimeHigh> highOf(InstrumentId instrument, List<Kline> weeks) {
        List<Kline> begun = weeks.stream()
                .filter(week -> week.startMs() <= week.publishedAtMs() + Candle.LONGEST_AHEAD_MS)
                .toList();
        return begun.stream()
                .map(LongestCandles::believedHigh)
                .max(Comparator.naturalOrder())
                .map(high -> new AllTimeHigh(
                        instrument,
                        Decimal.of(high),
                        begun.stream().mapToLong(Kline::startMs).min().orElseThrow(),
                        begun.getFirst().publishedAtMs()));
    }

    /** The high of a candle, or the higher of its open and close when the high is a wrong print: it would stay the all-time high for ever. */
    private static BigDecimal believedHigh(Kline week) {
        BigDecimal traded = week.open().max(week.close());
        if (week.high().compareTo(traded.multiply(MOST_WICK)) <= 0) {
            return week.high();
        }
        LogLine.of("high-not-believed")
                .with("symbol", week.symbol())
                .with("high", week.high())
                .with("week", Instant.ofEpochMilli(week.startMs()))
                .with("mostTimesOpenAndClose", MOST_WICK)
                .warn(LOG);
        return traded;
    }
}
