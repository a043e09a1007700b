package io.eternalengine.backtester.market;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.Sentiment;
import io.eternalengine.history.Gap;
import io.eternalengine.history.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Says in sentences what the data lack: a result that rests on less than it seems to must say so. */
final class CoverageNotes {
    private static final long HOUR_MS = Duration.ofHours(1).toMillis();
    private static final long DAY_MS = Duration.ofDays(1).toMillis();
    /** Of the decision bars of the two TREND accounts. */
    private static final long FOUR_HOURS_MS = Duration.ofHours(4).toMillis();

    private final TimeRange range;
    private final long firstTradedMs;
    private final List<String> notes = new ArrayList<>();

    /** @param firstTradedMs what lies before in the range warms up */
    CoverageNotes(TimeRange range, long firstTradedMs) {
        this.range = range;
        this.firstTradedMs = firstTradedMs;
    }

    void add(String note) {
        notes.add(note);
    }

    List<String> all() {
        return List.copyOf(notes);
    }

    /** When a market ended within the range; {@link MarketSeries#NEVER_MS} when it goes on. */
    long endOf(List<Candle> candles) {
        long lastMs = candles.getLast().closeTimeMs();
        return lastMs + DAY_MS < range.toMs() ? lastMs : MarketSeries.NEVER_MS;
    }

    /** What a market lacks at its beginning, inside and at its end. */
    void candles(InstrumentId id, List<Candle> candles) {
        String market = id.symbol() + " " + id.category();
        begin(market, candles.getFirst().openTimeMs());
        gaps(
                id,
                market,
                Gap.between(candles.stream().mapToLong(Candle::openTimeMs).toArray(), HOUR_MS));
        if (endOf(candles) != MarketSeries.NEVER_MS) {
            notes.add(market + " ends at " + Instant.ofEpochMilli(endOf(candles))
                    + ", before the range does: what is held of it then is closed at its last price");
        }
    }

    private void begin(String market, long beginsMs) {
        if (beginsMs > firstTradedMs) {
            notes.add(market + " begins at " + Instant.ofEpochMilli(beginsMs)
                    + ", after the first day: nothing of it is traded before, and nothing warms up");
        } else if (beginsMs >= range.fromMs() + DAY_MS) {
            notes.add(market + ": the warm-up is short: " + days(firstTradedMs - beginsMs) + " of "
                    + days(firstTradedMs - range.fromMs()) + " days before the first one are there");
        }
    }

    private void gaps(InstrumentId id, String market, List<Gap> gaps) {
        if (gaps.isEmpty()) {
            return;
        }
        Gap longest = gaps.stream().max(Comparator.comparingLong(Gap::candles)).orElseThrow();
        notes.add(market + ": " + gaps.size() + " gaps, "
                + gaps.stream().mapToLong(Gap::candles).sum() + " candles are missing; the longest: " + longest);
        long days = gaps.stream().mapToLong(gap -> ends(gap, DAY_MS)).sum();
        long bars = gaps.stream().mapToLong(gap -> ends(gap, FOUR_HOURS_MS)).sum();
        if (id.category() == MarketCategory.LINEAR && days + bars > 0) {
            notes.add(market + ": the last hours of " + days + " days and of " + bars
                    + " bars of 4 h are missing: at those ends no trend is entered");
        }
    }

    /** How many bars of a length end with a candle of a gap. */
    private static long ends(Gap gap, long barMs) {
        return Math.floorDiv(gap.toMs(), barMs) - Math.floorDiv(gap.fromMs(), barMs);
    }

    /** What the settlements of a perpetual lack. */
    void funding(String symbol, List<Candle> perpetual, List<FundingSettlement> settlements) {
        if (settlements.isEmpty()) {
            notes.add(symbol
                    + " has no funding rates: its positions pay and receive nothing, and FUNDING never carries it");
            return;
        }
        long firstMs = settlements.getFirst().settledAtMs();
        long lastMs = settlements.getLast().settledAtMs();
        long neededMs = Math.max(perpetual.getFirst().openTimeMs(), firstTradedMs);
        if (firstMs > neededMs + DAY_MS) {
            notes.add(symbol + ": funding rates begin at " + Instant.ofEpochMilli(firstMs)
                    + ", after its perpetual: nothing is paid or received before");
        }
        if (lastMs + DAY_MS < perpetual.getLast().closeTimeMs()) {
            notes.add(symbol + ": funding rates end at " + Instant.ofEpochMilli(lastMs)
                    + ", before its perpetual: nothing is paid or received after");
        }
        long missing = FundingIntervals.missing(settlements);
        if (missing > 0) {
            notes.add(symbol + ": " + missing + " settlements are missing between others: they pay nothing");
        }
    }

    /** What the index of sentiment lacks; it comes once a day. */
    void sentiment(List<Sentiment> values) {
        if (values.isEmpty()) {
            notes.add("The folder holds no Fear & Greed values in the range: TACTICAL's trigger of fear never holds");
            return;
        }
        long firstMs = values.getFirst().publishedAtMs();
        long lastMs = values.getLast().publishedAtMs();
        if (firstMs > firstTradedMs + DAY_MS) {
            notes.add("Fear & Greed values begin at " + Instant.ofEpochMilli(firstMs) + ", after the first day");
        }
        if (lastMs + 2 * DAY_MS < range.toMs()) {
            notes.add("Fear & Greed values end at " + Instant.ofEpochMilli(lastMs) + ", before the range does");
        }
        long missing = days(lastMs - firstMs) + 1 - values.size();
        if (missing > 0) {
            notes.add("Fear & Greed values of " + missing + " days are missing between others");
        }
    }

    private static long days(long ms) {
        return ms / DAY_MS;
    }
}
