package io.eternalengine.venue.market;

import io.eternalengine.history.BadHistory;
import io.eternalengine.history.HistoryFile;
import io.eternalengine.history.ImplausibleHigh;
import io.eternalengine.history.TimeRange;
import io.eternalengine.venue.Category;
import io.eternalengine.venue.Listing;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads market history from a folder of gzip CSV files.
 *
 * <p>A symbol is whole with its spot candles. Spot comes from {@code SYMBOL-binance-spot-1h.csv.gz}, or where that is missing from {@code SYMBOL-bybit-spot-1h.csv.gz},
 * and must be there. Linear comes from {@code
 * SYMBOL-bybit-linear-1h.csv.gz}, or {@code SYMBOL-binance-perp-1h.csv.gz} where the former does not cover the range; a
 * symbol without a file that covers it has no linear market, as before its perpetual was listed. Funding comes from {@code SYMBOL-bybit-funding-8h.csv.gz}, {@code
 * SYMBOL-bybit-funding.csv.gz} where it is settled at other intervals, or {@code
 * SYMBOL-binance-funding-8h.csv.gz} in the same way. The Fear &amp; Greed index comes from {@code fear-greed-1d.csv.gz} where that is there.
 */
public final class DataDirectory {

    private static final Pattern SPOT_FILE = Pattern.compile("([A-Z0-9]{1,12}USDT)-(binance|bybit)-spot-1h\\.csv\\.gz");
    private static final Pattern ANY_FILE =
            Pattern.compile("([A-Z0-9]{1,12}USDT)-(?:binance|bybit)-(?:spot|linear|perp)-1h\\.csv\\.gz");
    private static final String SENTIMENT_FILE = "fear-greed-1d.csv.gz";
    private static final long FUNDING_INTERVAL_MS = 8 * Candle.LENGTH_MS;

    private final Path directory;
    private final long fromMs;
    private final long toMs;
    private final long warmUpMs;
    private final Map<Listing, CandleSeries> series = new LinkedHashMap<>();
    private final Map<String, List<FundingRate>> funding = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<Listing, Path> books = new LinkedHashMap<>();

    private DataDirectory(Path directory, long fromMs, long toMs, long warmUpMs) {
        this.directory = directory;
        this.fromMs = fromMs;
        this.toMs = toMs;
        this.warmUpMs = warmUpMs;
    }

    /** Reads all symbols; anything that cannot be played is thrown as {@link BadHistory}. */
    public static MarketHistory read(Path directory, List<String> symbols, long fromMs, long toMs, long warmUpMs) {
        if (!Files.isDirectory(directory)) {
            throw new BadHistory(directory + ": must be a folder with market data");
        }
        DataDirectory reading = new DataDirectory(directory, fromMs, toMs, warmUpMs);
        symbols.forEach(reading::readSymbol);
        reading.noteWhatIsLeftOut(symbols);
        SentimentSeries sentiment = reading.sentiment();
        return new MarketHistory(
                fromMs, toMs, reading.series, reading.funding, reading.notes, reading.books, sentiment);
    }

    /**
     * The symbols that the folder holds whole, in alphabetical order: those with spot candles, and, where days are given, with
     * spot candles of all of them.
     */
    public static List<String> completeSymbols(Path directory, OptionalLong fromMs, OptionalLong toMs) {
        DataDirectory looking =
                new DataDirectory(directory, fromMs.orElse(Long.MAX_VALUE), toMs.orElse(Long.MIN_VALUE), 0);
        List<String> complete = looking.namedSymbols(SPOT_FILE).stream()
                .filter(looking::coversItsDays)
                .toList();
        if (complete.isEmpty()) {
            throw new BadHistory(directory + ": holds no symbol that can be played: there must be a file such as"
                    + " BTCUSDT-bybit-spot-1h.csv.gz"
                    + (fromMs.isPresent() || toMs.isPresent() ? " with candles of all the days asked for" : ""));
        }
        return complete;
    }

    private SentimentSeries sentiment() {
        Path file = directory.resolve(SENTIMENT_FILE);
        if (!Files.exists(file)) {
            notes.add("there is no sentiment: the folder holds no " + SENTIMENT_FILE);
            return SentimentSeries.NONE;
        }
        return SentimentSeries.read(file, new TimeRange(fromMs - warmUpMs, toMs));
    }

    private boolean coversItsDays(String symbol) {
        if (fromMs == Long.MAX_VALUE && toMs == Long.MIN_VALUE) {
            return true;
        }
        TimeRange covered = coverage(spotFile(symbol));
        return covered.fromMs() <= fromMs && covered.toMs() >= toMs;
    }

    private List<String> namedSymbols(Pattern file) {
        if (!Files.isDirectory(directory)) {
            throw new BadHistory(directory + ": must be a folder with market data");
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(path -> file.matcher(path.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(matcher -> matcher.group(1))
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BadHistory(directory + ": cannot be read");
        }
    }

    private void noteWhatIsLeftOut(List<String> symbols) {
        List<String> whole = namedSymbols(SPOT_FILE);
        for (String symbol : namedSymbols(ANY_FILE)) {
            if (!symbols.contains(symbol)) {
                notes.add(symbol
                        + (whole.contains(symbol)
                                ? " is left out: it was not asked for, or does not cover the range"
                                : " is left out: the folder holds no spot candles of it"));
            }
        }
    }

    private void readSymbol(String symbol) {
        Listing spot = new Listing(Category.SPOT, symbol);
        CandleSeries spotSeries = requireCovering(spotFile(symbol));
        series.put(spot, spotSeries);
        noteGaps(spot, spotSeries);
        findBook(spot);
        List<String> linearFiles = existing(symbol + "-bybit-linear-1h.csv.gz", symbol + "-binance-perp-1h.csv.gz");
        if (linearFiles.isEmpty()) {
            notes.add(symbol + " has no linear market: the folder holds no candles of one");
            return;
        }
        List<String> tooShort = new ArrayList<>();
        Optional<CandleSeries> covering = covering(linearFiles, tooShort);
        if (covering.isEmpty()) {
            notes.add(symbol + " has no linear market: " + notCovered(tooShort));
            return;
        }
        Listing linear = new Listing(Category.LINEAR, symbol);
        CandleSeries linearSeries = withoutImplausibleHighs(linear, covering.get(), spotSeries);
        series.put(linear, linearSeries);
        noteGaps(linear, linearSeries);
        findBook(linear);
        funding.put(symbol, readFunding(symbol));
    }

    private void findBook(Listing listing) {
        String name = listing.symbol() + "-bybit-" + listing.category().wireName() + "-book.jsonl";
        existing(name, name + ".gz").stream()
                .findFirst()
                .map(directory::resolve)
                .ifPresent(file -> {
                    BookTape.check(file);
                    books.put(listing, file);
                    notes.add(listing + " is quoted by the book that was recorded in " + file.getFileName());
                });
    }

    private String spotFile(String symbol) {
        String usual = symbol + "-binance-spot-1h.csv.gz";
        List<String> there = existing(usual, symbol + "-bybit-spot-1h.csv.gz");
        return there.isEmpty() ? usual : there.getFirst();
    }

    /** The time that the files of all symbols cover: spot's, and the longest of a linear market's where there is one. */
    public static TimeRange span(Path directory, List<String> symbols) {
        if (!Files.isDirectory(directory)) {
            throw new BadHistory(directory + ": must be a folder with market data");
        }
        DataDirectory reading = new DataDirectory(directory, Long.MIN_VALUE, Long.MAX_VALUE, 0);
        long startMs = Long.MIN_VALUE;
        long endMs = Long.MAX_VALUE;
        for (String symbol : symbols) {
            List<TimeRange> covered = new ArrayList<>();
            covered.add(reading.coverage(reading.spotFile(symbol)));
            reading.existing(symbol + "-bybit-linear-1h.csv.gz", symbol + "-binance-perp-1h.csv.gz").stream()
                    .map(reading::coverage)
                    .max(Comparator.comparingLong(range -> range.toMs() - range.fromMs()))
                    .ifPresent(covered::add);
            for (TimeRange range : covered) {
                startMs = Math.max(startMs, range.fromMs());
                endMs = Math.min(endMs, range.toMs());
            }
        }
        if (startMs >= endMs) {
            throw new BadHistory(
                    directory + ": the files of " + symbols + " have no time in common; name symbols that have");
        }
        return new TimeRange(startMs, endMs);
    }

    private TimeRange coverage(String name) {
        Path file = directory.resolve(name);
        List<Candle> candles =
                new HistoryFile(file).candles(TimeRange.ALL, Duration.ofMillis(Candle.LENGTH_MS), Candle::new);
        if (candles.isEmpty()) {
            throw new BadHistory(file + ": holds no candles");
        }
        return new TimeRange(candles.getFirst().startMs(), candles.getLast().endMs());
    }

    private List<String> existing(String... names) {
        return List.of(names).stream()
                .filter(name -> Files.exists(directory.resolve(name)))
                .toList();
    }

    private CandleSeries requireCovering(String name) {
        List<String> tooShort = new ArrayList<>();
        return covering(List.of(name), tooShort)
                .orElseThrow(() -> new BadHistory(directory + ": " + notCovered(tooShort)));
    }

    private String notCovered(List<String> tooShort) {
        return "no file covers " + time(fromMs) + " to " + time(toMs) + "; " + String.join(", ", tooShort);
    }

    /**
     * The first of the files that covers the range.
     *
     * @param tooShort receives what the others cover
     */
    private Optional<CandleSeries> covering(List<String> names, List<String> tooShort) {
        for (String name : names) {
            List<Candle> candles = readCandles(directory.resolve(name));
            if (candles.isEmpty()) {
                tooShort.add(name + " holds nothing of that time");
                continue;
            }
            CandleSeries found = new CandleSeries(candles);
            if (found.startMs() <= fromMs && found.endMs() >= toMs) {
                return Optional.of(found);
            }
            tooShort.add(name + " covers " + time(found.startMs()) + " to " + time(found.endMs()));
        }
        return Optional.empty();
    }

    private List<Candle> readCandles(Path file) {
        return new HistoryFile(file)
                .candles(new TimeRange(fromMs - warmUpMs, toMs), Duration.ofMillis(Candle.LENGTH_MS), Candle::new);
    }

    private CandleSeries withoutImplausibleHighs(Listing listing, CandleSeries linear, CandleSeries spot) {
        List<Candle> mended = new ArrayList<>(linear.candles().size());
        for (Candle candle : linear.candles()) {
            BigDecimal spotHigh = spot.at(candle.startMs()).map(Candle::high).orElse(candle.high());
            BigDecimal high = ImplausibleHigh.mended(candle.high(), candle.open(), candle.close(), spotHigh);
            if (high.compareTo(candle.high()) != 0) {
                notes.add(listing + ": the high " + candle.high().toPlainString() + " of " + time(candle.startMs())
                        + " is not borne out by spot; played as " + high.toPlainString());
                mended.add(candle.withHigh(high));
            } else {
                mended.add(candle);
            }
        }
        return new CandleSeries(mended);
    }

    private List<FundingRate> readFunding(String symbol) {
        for (String name : existing(
                symbol + "-bybit-funding-8h.csv.gz",
                symbol + "-bybit-funding.csv.gz",
                symbol + "-binance-funding-8h.csv.gz")) {
            List<FundingRate> rates = new HistoryFile(directory.resolve(name))
                    .fundingRates(new TimeRange(fromMs - warmUpMs, toMs + 1), FundingRate::new);
            if (!rates.isEmpty()
                    && rates.getFirst().timeMs() <= fromMs + FUNDING_INTERVAL_MS
                    && rates.getLast().timeMs() > toMs - FUNDING_INTERVAL_MS) {
                return rates;
            }
        }
        notes.add(symbol + " pays no funding: the folder holds no rates that cover the range");
        return List.of();
    }

    private void noteGaps(Listing listing, CandleSeries candles) {
        long missing = candles.missingHours(fromMs, toMs);
        if (missing > 0) {
            notes.add(listing + ": " + missing + " hours are missing in the range; the price stands still in them");
        }
    }

    private static Instant time(long timeMs) {
        return Instant.ofEpochMilli(timeMs);
    }
}
