package io.eternalengine.venue.market;

import io.eternalengine.venue.Listing;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that can be played.
 *
 * @param fromMs where playing starts
 * @param toMs where it ends
 * @param funding settlements by symbol, in order of time; a symbol without any settles nothing
 * @param notes what a person should know about the data, a sentence each
 * @param books recordings of order books, see {@link BookTape}; they quote their market for as long as they last
 * @param sentiment the Fear &amp; Greed index
 */
public record MarketHistory(
        long fromMs,
        long toMs,
        Map<Listing, CandleSeries> series,
        Map<String, List<FundingRate>> funding,
        List<String> notes,
        Map<Listing, Path> books,
        SentimentSeries sentiment) {

    /** A history without recorded books and sentiment. */
    public MarketHistory(
            long fromMs,
            long toMs,
            Map<Listing, CandleSeries> series,
            Map<String, List<FundingRate>> funding,
            List<String> notes) {
        this(fromMs, toMs, series, funding, notes, Map.of(), SentimentSeries.NONE);
    }

    public MarketHistory {
        series = Map.copyOf(series);
        funding = new TreeMap<>(funding);
        notes = List.copyOf(notes);
        books = Map.copyOf(books);
        if (fromMs >= toMs) {
            throw new IllegalArgumentException("from must be before to");
        }
    }

    /** The candles of a market. */
    public CandleSeries of(Listing listing) {
        CandleSeries found = series.get(listing);
        if (found == null) {
            throw new IllegalArgumentException("no candles of " + listing);
        }
        return found;
    }
}
