package io.eternalengine.service.marketdata.shard;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;
import io.eternalengine.service.marketdata.series.ShardProgress;
import java.time.Duration;
import java.util.List;

/**
 * How the service works.
 *
 * @param warmUp candles before the present one with which a series starts that was never seen, 0 to 50000
 * @param tickerInterval shortest time between two tickers of one instrument
 * @param checkInterval time between two questions whether the stream has left anything out
 * @param instrumentRefresh time between two readings of the instruments' rules
 * @param sessionTimeout how long a replica that fell silent keeps its shards, 1 s to 5 min; the broker has bounds of its own
 * @param snapshotFormat in which a shard's progress is stored: the current one, or the one before for a release that is rolled back
 * @param sentimentInterval time between two questions for the Fear &amp; Greed index
 * @param bookInterval shortest time between two books of one instrument
 * @param bookLevels of each side that the exchange is asked for: depth beyond them is not seen
 * @param depthBand distance from the mid within which depth is counted, as a fraction; risk reads books of its own band only
 */
public record MarketDataParameters(
        int warmUp,
        Duration tickerInterval,
        Duration checkInterval,
        Duration instrumentRefresh,
        Duration sessionTimeout,
        int snapshotFormat,
        Duration sentimentInterval,
        Duration bookInterval,
        int bookLevels,
        Decimal depthBand) {
    private static final List<Integer> BOOK_LEVELS = List.of(50, 200, 1_000);
    private static final int LONGEST_WARM_UP = 50_000;
    private static final Duration SHORTEST_SESSION = Duration.ofSeconds(1);
    private static final Duration LONGEST_SESSION = Duration.ofMinutes(5);

    public MarketDataParameters {
        Require.check(
                warmUp >= 0 && warmUp <= LONGEST_WARM_UP,
                "warmUp",
                warmUp,
                "must be from 0 to " + LONGEST_WARM_UP,
                warmUp);
        requirePositive("tickerInterval", tickerInterval);
        requirePositive("checkInterval", checkInterval);
        requirePositive("instrumentRefresh", instrumentRefresh);
        Require.check(
                sessionTimeout.compareTo(SHORTEST_SESSION) >= 0 && sessionTimeout.compareTo(LONGEST_SESSION) <= 0,
                "sessionTimeout",
                sessionTimeout,
                "must be from " + SHORTEST_SESSION + " to " + LONGEST_SESSION,
                sessionTimeout);
        requirePositive("sentimentInterval", sentimentInterval);
        requirePositive("bookInterval", bookInterval);
        Require.check(
                BOOK_LEVELS.contains(bookLevels),
                "bookLevels",
                bookLevels,
                "must be one of " + BOOK_LEVELS,
                bookLevels);
        Require.fraction("depthBand", depthBand);
        Require.positive("depthBand", depthBand);
        Require.check(
                snapshotFormat == ShardProgress.CURRENT_FORMAT || snapshotFormat == ShardProgress.CURRENT_FORMAT - 1,
                "snapshotFormat",
                snapshotFormat,
                "must be " + (ShardProgress.CURRENT_FORMAT - 1) + " or " + ShardProgress.CURRENT_FORMAT,
                snapshotFormat);
    }

    private static void requirePositive(String name, Duration value) {
        Require.check(value.isPositive(), name, value, "must be above 0", value);
    }
}
