package io.eternalengine.backtester.market;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Sentiment;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import java.util.function.ToLongFunction;

/**
 * All that happened in the markets in a range, and where it was read. Lists of settlements and sentiment are not copied: they may
 * be views that make what is asked for.
 *
 * @param series one for each instrument, in the order of their ids
 * @param funding settlements of all instruments, in order of time; unchanging
 * @param sentiment in order of time; unchanging
 * @param notes what a person should know about the data, a sentence each
 * @param fileHashes SHA-256 of each file read, by its name
 * @param highs of each spot market the candle that made its highest price before the series begin; none where nothing is known
 */
public record MarketData(
        List<MarketSeries> series,
        List<FundingSettlement> funding,
        List<Sentiment> sentiment,
        List<String> notes,
        SortedMap<String, String> fileHashes,
        List<Candle> highs) {
    public MarketData {
        series = List.copyOf(series);
        funding = Collections.unmodifiableList(funding);
        sentiment = Collections.unmodifiableList(sentiment);
        notes = List.copyOf(notes);
        fileHashes = Collections.unmodifiableSortedMap(new TreeMap<>(fileHashes));
        highs = List.copyOf(highs);
    }

    /** Data before which nothing is known. */
    public MarketData(
            List<MarketSeries> series,
            List<FundingSettlement> funding,
            List<Sentiment> sentiment,
            List<String> notes,
            SortedMap<String, String> fileHashes) {
        this(series, funding, sentiment, notes, fileHashes, List.of());
    }

    public Optional<MarketSeries> of(InstrumentId instrument) {
        return series.stream()
                .filter(one -> one.instrument().id().equals(instrument))
                .findFirst();
    }

    /** The data as it was known at a time: nothing that happened later. */
    public MarketData knownAt(long timeMs) {
        return between(Long.MIN_VALUE, timeMs);
    }

    /** What happened from one time to another. */
    public MarketData between(long fromMs, long toMs) {
        return new MarketData(
                series.stream().map(one -> one.between(fromMs, toMs)).toList(),
                between(funding, FundingSettlement::settledAtMs, fromMs, toMs),
                between(sentiment, Sentiment::publishedAtMs, fromMs, toMs),
                notes,
                fileHashes,
                SpotHighs.before(fromMs, series, highs));
    }

    /** A view, without copies, of what happened from one time to another. */
    private static <T> List<T> between(List<T> inOrder, ToLongFunction<T> timeOf, long fromMs, long toMs) {
        IntToLongFunction timeAt = index -> timeOf.applyAsLong(inOrder.get(index));
        int from = TimeOrder.countBefore(fromMs, inOrder.size(), timeAt);
        return inOrder.subList(from, Math.max(from, TimeOrder.countUpTo(toMs, inOrder.size(), timeAt)));
    }
}
