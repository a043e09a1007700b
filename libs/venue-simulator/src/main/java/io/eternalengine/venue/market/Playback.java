package io.eternalengine.venue.market;

import io.eternalengine.venue.Instrument;
import io.eternalengine.venue.Listing;
import io.eternalengine.venue.Quote;
import io.eternalengine.venue.RecordedBook;
import io.eternalengine.venue.Venue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plays a market history into a venue, minute by minute.
 *
 * <p>At a full hour three things happen in this order: the old candle's close is reached and the candle is published; funding that
 * is due is settled; the new candle's open becomes the price. So whoever decides on a closed candle trades at the next open.
 */
public final class Playback {

    private static final long MINUTE_MS = 60_000;
    private static final long USUAL_FUNDING_INTERVAL_MS = 8 * Candle.LENGTH_MS;

    private final MarketHistory history;
    private final Venue venue;
    private final BigDecimal spreadBps;
    private final long tickerIntervalMs;
    private final MarketListener listener;
    private final Map<Long, List<SymbolRate>> settlements = new HashMap<>();
    private final Map<Listing, BookTape> tapes = new LinkedHashMap<>();
    private final Map<String, Crash> crashes = new HashMap<>();
    private volatile long nowMs;
    private long tickersPublishedMs;

    private record Crash(BigDecimal percent, long untilMs) {}

    private record SymbolRate(String symbol, BigDecimal rate) {}

    /** A playback that stands at the start of its history, with prices set. */
    public Playback(
            MarketHistory history, Venue venue, BigDecimal spreadBps, long tickerIntervalMs, MarketListener listener) {
        this.history = history;
        this.venue = venue;
        this.spreadBps = spreadBps;
        this.tickerIntervalMs = tickerIntervalMs;
        this.listener = listener;
        this.nowMs = history.fromMs();
        this.tickersPublishedMs = nowMs;
        history.funding()
                .forEach((symbol, rates) -> rates.forEach(rate -> settlements
                        .computeIfAbsent(rate.timeMs(), time -> new ArrayList<>())
                        .add(new SymbolRate(symbol, rate.rate()))));
        history.books().forEach((listing, file) -> tapes.put(listing, BookTape.open(file)));
        venue.setTime(nowMs);
        for (Instrument instrument : venue.instruments()) {
            Candle first = history.of(instrument.listing())
                    .lastStartedBy(nowMs)
                    .orElseThrow(
                            () -> new IllegalArgumentException("no price at the start of " + instrument.listing()));
            moveTo(instrument, Optional.of(priceAtStart(first)));
        }
    }

    private BigDecimal priceAtStart(Candle candle) {
        return candle.endMs() <= nowMs ? candle.close() : MinutePath.priceAt(candle, nowMs);
    }

    /** The market's time, epoch milliseconds. */
    public long nowMs() {
        return nowMs;
    }

    /** What is played. */
    public MarketHistory history() {
        return history;
    }

    /** Whether the end is reached. */
    public boolean isFinished() {
        return nowMs >= history.toMs();
    }

    /** Steps to a time, or to the end if that comes first. A time that has passed already changes nothing. */
    public void advance(long toMs) {
        long targetMs = Math.min(toMs, history.toMs());
        if (targetMs <= nowMs) {
            return;
        }
        while (nowMs < targetMs) {
            long minuteMs = Math.min(targetMs, (nowMs / MINUTE_MS + 1) * MINUTE_MS);
            long nextMs = Math.min(Math.min(minuteMs, venue.nextArrivalMs().orElse(minuteMs)), nextBookMs(minuteMs));
            step(nextMs, nextMs == targetMs);
        }
        publishPrices();
        listener.onStepDone();
    }

    private void step(long nextMs, boolean last) {
        long hourStartMs = nowMs - Math.floorMod(nowMs, Candle.LENGTH_MS);
        nowMs = nextMs;
        venue.setTime(nowMs);
        boolean hourEnds = nowMs % Candle.LENGTH_MS == 0;
        boolean pricesDue = nowMs - tickersPublishedMs >= tickerIntervalMs;
        boolean arrives = venue.nextArrivalMs().orElse(Long.MAX_VALUE) <= nowMs;
        for (Instrument instrument : venue.instruments()) {
            // Where nothing depends on it, a price on the way need not be computed.
            if (last
                    || hourEnds
                    || pricesDue
                    || arrives
                    || tapes.containsKey(instrument.listing())
                    || venue.isWatched(instrument.listing())) {
                moveTo(
                        instrument,
                        history.of(instrument.listing())
                                .at(hourStartMs)
                                .map(candle -> MinutePath.priceAt(candle, nowMs)));
            }
        }
        if (hourEnds) {
            endHour(hourStartMs);
        }
        venue.admitArrivals();
        listener.onMinute(nowMs);
        if (pricesDue && !last) {
            publishPrices();
        }
        listener.onStepDone();
    }

    /** The next change of a recorded book, no later than a time; one that is due already waits for no step of its own. */
    private long nextBookMs(long atLatestMs) {
        long nextMs = atLatestMs;
        for (BookTape tape : tapes.values()) {
            nextMs = Math.min(nextMs, Math.max(nowMs + 1, tape.nextMs().orElse(atLatestMs)));
        }
        return nextMs;
    }

    /** The market goes to where its recorded book stands, or else to a price; without either it stays. */
    private void moveTo(Instrument instrument, Optional<BigDecimal> price) {
        Listing listing = instrument.listing();
        BookTape tape = tapes.get(listing);
        if (tape != null) {
            tape.advance(nowMs);
        }
        RecordedBook book =
                tape == null || isCrashing(instrument) ? null : tape.book(nowMs).orElse(null);
        venue.show(listing, book);
        if (book != null) {
            venue.move(listing, book.quote(instrument));
        } else {
            price.ifPresent(candlePrice -> venue.move(listing, quote(instrument, candlePrice)));
        }
    }

    /** Whether a market follows a recorded book. */
    public boolean hasRecordedBook(Listing listing) {
        return tapes.containsKey(listing);
    }

    private void endHour(long hourStartMs) {
        for (Instrument instrument : venue.instruments()) {
            history.of(instrument.listing())
                    .at(hourStartMs)
                    .ifPresent(candle -> listener.onCandleClosed(instrument.listing(), candle, nowMs));
        }
        settlements.getOrDefault(nowMs, List.of()).forEach(due -> venue.settleFunding(due.symbol(), due.rate()));
        for (Instrument instrument : venue.instruments()) {
            moveTo(instrument, history.of(instrument.listing()).at(nowMs).map(Candle::open));
        }
    }

    private void publishPrices() {
        tickersPublishedMs = nowMs;
        venue.instruments().forEach(instrument -> listener.onPrice(instrument.listing(), nowMs));
    }

    /** Lets a symbol's prices fall by so many percent for some minutes from now. */
    public void crash(String symbol, BigDecimal percent, long minutes) {
        crashes.put(symbol, new Crash(percent, nowMs + minutes * MINUTE_MS));
    }

    private BigDecimal afterCrash(Instrument instrument, BigDecimal price) {
        Crash crash = crashes.get(instrument.symbol());
        return crash == null || !isCrashing(instrument)
                ? price
                : price.multiply(BigDecimal.ONE.subtract(crash.percent().movePointLeft(2)));
    }

    private boolean isCrashing(Instrument instrument) {
        Crash crash = crashes.get(instrument.symbol());
        return crash != null && nowMs <= crash.untilMs();
    }

    private Quote quote(Instrument instrument, BigDecimal price) {
        return Quote.around(
                instrument.nearestTick(afterCrash(instrument, price)).max(instrument.tickSize()),
                spreadBps,
                instrument);
    }

    /** Candles that start in a range, both ends included, oldest first; the last may be the open one, as it stands now. */
    public List<Candle> candles(Listing listing, long fromMs, long toMs) {
        List<Candle> found = new ArrayList<>(history.of(listing).between(fromMs, Math.min(toMs, nowMs)));
        if (!found.isEmpty() && found.getLast().endMs() > nowMs) {
            Candle open = MinutePath.soFar(found.removeLast(), nowMs);
            found.add(rounded(venue.instrument(listing), open));
        }
        return found;
    }

    /** The newest bars that start in a range, both ends included, newest first; the first may be the open one. */
    public List<Bar> bars(Listing listing, BarInterval interval, long fromMs, long toMs, int limit) {
        long lastMs = interval.startOf(Math.min(toMs, nowMs));
        List<Bar> found = new ArrayList<>();
        for (long startMs = lastMs;
                startMs >= Math.max(fromMs, history.of(listing).startMs()) && found.size() < limit;
                startMs = interval.startOf(startMs - 1)) {
            barFrom(listing, interval, startMs).ifPresent(found::add);
        }
        return found;
    }

    /** The bar that starts at a time, as it stands now; none where the data has a gap or it has not begun. */
    public Optional<Bar> barFrom(Listing listing, BarInterval interval, long startMs) {
        if (interval.isWithinAnHour()) {
            return startMs > nowMs
                    ? Optional.empty()
                    : history.of(listing)
                            .at(startMs)
                            .map(candle -> Bars.within(candle, venue.instrument(listing), interval, startMs, nowMs));
        }
        List<Bar> bars = Bars.longer(candles(listing, startMs, interval.endOf(startMs) - 1), interval);
        return bars.isEmpty() ? Optional.empty() : Optional.of(bars.getFirst());
    }

    private static Candle rounded(Instrument instrument, Candle candle) {
        return new Candle(
                candle.startMs(),
                candle.open(),
                instrument.nearestTick(candle.high()).max(candle.open()).max(instrument.nearestTick(candle.close())),
                instrument.nearestTick(candle.low()).min(candle.open()).min(instrument.nearestTick(candle.close())),
                instrument.nearestTick(candle.close()),
                candle.volume());
    }

    /** Settlements until now, newest first, that lie in a range, both ends included. */
    public List<FundingRate> settledFunding(String symbol, long fromMs, long toMs) {
        return history.funding().getOrDefault(symbol, List.of()).reversed().stream()
                .filter(rate -> rate.timeMs() >= fromMs && rate.timeMs() <= Math.min(toMs, nowMs))
                .toList();
    }

    /** The settlement that comes next for a symbol, if the history knows one. */
    public Optional<FundingRate> nextFunding(String symbol) {
        List<FundingRate> rates = history.funding().getOrDefault(symbol, List.of());
        int next = indexAfter(rates, nowMs);
        return next < rates.size() ? Optional.of(rates.get(next)) : Optional.empty();
    }

    private static int indexAfter(List<FundingRate> rates, long timeMs) {
        int low = 0;
        int high = rates.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rates.get(middle).timeMs() <= timeMs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The newest value of the Fear &amp; Greed index. */
    public Optional<SentimentSeries.Value> sentiment() {
        return history.sentiment().publishedBy(nowMs);
    }

    /** The volume of the hour that is open, or of the last one that the data has. */
    public BigDecimal hourlyVolume(Listing listing) {
        return history.of(listing).lastStartedBy(nowMs).map(Candle::volume).orElse(BigDecimal.ZERO);
    }

    /** The time between the settlements around now; the exchange's usual eight hours where the history does not say. */
    public long fundingIntervalMs(String symbol) {
        List<FundingRate> rates = history.funding().getOrDefault(symbol, List.of());
        int next = indexAfter(rates, nowMs);
        if (rates.size() < 2) {
            return USUAL_FUNDING_INTERVAL_MS;
        }
        int later = Math.clamp(next, 1, rates.size() - 1);
        return rates.get(later).timeMs() - rates.get(later - 1).timeMs();
    }

    /** What happened in the 24 hours before now, in whole candles. */
    public DayStatistics lastDay(Listing listing) {
        Quote quote = venue.quote(listing);
        return DayStatistics.of(
                history.of(listing).between(nowMs - 24 * Candle.LENGTH_MS, nowMs - Candle.LENGTH_MS), quote.mid());
    }
}
