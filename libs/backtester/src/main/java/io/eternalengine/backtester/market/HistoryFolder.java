package io.eternalengine.backtester.market;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.PublishedTradingRules;
import io.eternalengine.domain.model.Sentiment;
import io.eternalengine.history.BadHistory;
import io.eternalengine.history.ImplausibleHigh;
import io.eternalengine.history.TimeRange;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder of market history, each file {@code .csv.gz} or {@code .csv}.
 *
 * <p>Spot comes from {@code SYMBOL-binance-spot-1h}, or where that is missing from {@code SYMBOL-bybit-spot-1h}. Perpetuals come from {@code SYMBOL-bybit-linear-1h}, and before that file
 * begins from {@code SYMBOL-binance-perp-1h}; their funding likewise from {@code SYMBOL-bybit-funding-8h} (or {@code
 * SYMBOL-bybit-funding}, settled at other intervals) and {@code
 * SYMBOL-binance-funding-8h}. Sentiment comes from {@code fear-greed-1d}. A market without a file is left out, with a note.
 */
public final class HistoryFolder {
    private static final Duration HOUR = Duration.ofHours(1);
    /** More than the longest interval between two settlements. */
    private static final long BESIDE_MS = Duration.ofDays(1).toMillis();

    private static final List<String> EXTENSIONS = List.of(".csv.gz", ".csv");

    private final Path folder;
    private final TimeRange range;
    private final List<MarketSeries> series = new ArrayList<>();
    private final List<FundingSettlement> funding = new ArrayList<>();
    private final CoverageNotes notes;
    private final List<Candle> highs = new ArrayList<>();
    private final SortedMap<String, String> fileHashes = new TreeMap<>();

    private HistoryFolder(Path folder, TimeRange range, long firstTradedMs) {
        this.folder = folder;
        this.range = range;
        notes = new CoverageNotes(range, firstTradedMs);
    }

    /**
     * Reads the markets of some symbols in a range.
     *
     * @param later symbols that were listed later than others, or that the folder may lack
     * @throws BadHistory when a file is wrong, or the spot market of a symbol does not reach over the range
     */
    public static MarketData read(
            Path folder, List<String> symbols, List<String> later, TimeRange range, long firstNeededMs) {
        if (!Files.isDirectory(folder)) {
            throw new BadHistory(folder + ": must be a folder with market history");
        }
        var reading = new HistoryFolder(folder, range, firstNeededMs);
        symbols.stream().sorted().forEach(symbol -> reading.requireSpot(symbol));
        List<SymbolFiles> ofSymbols =
                symbols.stream().sorted().map(reading::filesOf).toList();
        List<SymbolFiles> ofLater =
                later.stream().sorted().map(reading::filesOf).toList();
        Optional<FileReading<Sentiment>> ofSentiment = reading.sentimentFile();
        Stream.concat(
                        Stream.concat(ofSymbols.stream(), ofLater.stream()).flatMap(SymbolFiles::all),
                        ofSentiment.stream())
                .parallel()
                .forEach(FileReading::read);
        ofSymbols.forEach(files -> reading.add(files, firstNeededMs));
        ofLater.forEach(reading::addLater);
        reading.funding.sort(
                Comparator.comparingLong(FundingSettlement::settledAtMs).thenComparing(FundingSettlement::instrument));
        List<Sentiment> sentiment = reading.sentimentOf(ofSentiment);
        return new MarketData(
                reading.series, reading.funding, sentiment, reading.notes.all(), reading.fileHashes, reading.highs);
    }

    private SymbolFiles filesOf(String symbol) {
        InstrumentId linearId = InstrumentId.linear(symbol);
        return new SymbolFiles(
                symbol,
                spotFile(symbol).map(file -> candles(file, InstrumentId.spot(symbol), allUntilTheEnd())),
                file(symbol + "-bybit-linear-1h").map(file -> candles(file, linearId, range)),
                file(symbol + "-binance-perp-1h").map(file -> candles(file, linearId, range)),
                file(symbol + "-bybit-funding-8h")
                        .or(() -> file(symbol + "-bybit-funding"))
                        .map(file -> rates(file, linearId)),
                file(symbol + "-binance-funding-8h").map(file -> rates(file, linearId)));
    }

    private void add(SymbolFiles files, long firstNeededMs) {
        String symbol = files.symbol();
        InstrumentId spotId = InstrumentId.spot(symbol);
        List<Candle> spot = spotCandles(files);
        requireCoverage(symbol, spot, firstNeededMs);
        add(spotId, spot);
        addPerpetual(files, spot);
    }

    private void addLater(SymbolFiles files) {
        String symbol = files.symbol();
        List<Candle> spot = spotCandles(files);
        if (spot.isEmpty()) {
            notes.add(symbol + " is not traded: the folder holds no spot candles of it in the range");
            return;
        }
        notes.add(symbol + " is traded from "
                + Instant.ofEpochMilli(spot.getFirst().openTimeMs()) + " to "
                + Instant.ofEpochMilli(spot.getLast().closeTimeMs()));
        add(InstrumentId.spot(symbol), spot);
        addPerpetual(files, spot);
    }

    private TimeRange allUntilTheEnd() {
        return new TimeRange(Long.MIN_VALUE, range.toMs());
    }

    /** The candles of the range; of those before it the one with the highest price is kept aside. */
    private List<Candle> spotCandles(SymbolFiles files) {
        List<Candle> all = files.spot().map(this::candleRows).orElse(List.of());
        int before = TimeOrder.countBefore(
                range.fromMs(), all.size(), index -> all.get(index).openTimeMs());
        Candle highest = SpotHighs.of(all.subList(0, before));
        if (highest != null) {
            highs.add(highest);
        }
        return all.subList(before, all.size());
    }

    private void addPerpetual(SymbolFiles files, List<Candle> spot) {
        String symbol = files.symbol();
        InstrumentId linearId = InstrumentId.linear(symbol);
        List<Candle> linear = withoutImplausibleHighs(
                linearId,
                joined(files.late().map(this::candleRows), files.early().map(this::candleRows), Candle::openTimeMs),
                spot);
        if (linear.isEmpty()) {
            notes.add(symbol + " has no perpetual in the range: the folder holds no candles of one");
            return;
        }
        add(linearId, linear);
        Plausibility.requireOneCoin(symbol, spot, linear);
        List<FundingSettlement> settlements = FundingIntervals.settlements(joined(
                        files.lateRates().map(this::rateRows),
                        files.earlyRates().map(this::rateRows),
                        FundingSettlement::settledAtMs))
                .stream()
                .filter(row -> range.contains(row.settledAtMs()))
                .toList();
        notes.funding(symbol, linear, settlements);
        funding.addAll(settlements);
    }

    private void requireCoverage(String symbol, List<Candle> candles, long firstNeededMs) {
        boolean covers = !candles.isEmpty()
                && candles.getFirst().openTimeMs() <= firstNeededMs
                && candles.getLast().closeTimeMs() >= range.toMs();
        if (!covers) {
            throw new BadHistory(folder + ": the spot candles of " + symbol + " do not reach from "
                    + Instant.ofEpochMilli(firstNeededMs) + " to " + Instant.ofEpochMilli(range.toMs())
                    + (candles.isEmpty()
                            ? "; none are there"
                            : "; they reach from "
                                    + Instant.ofEpochMilli(candles.getFirst().openTimeMs()) + " to "
                                    + Instant.ofEpochMilli(candles.getLast().closeTimeMs())));
        }
    }

    private void add(InstrumentId id, List<Candle> candles) {
        series.add(new MarketSeries(PublishedTradingRules.of(id), candles).endingAt(notes.endOf(candles)));
        notes.candles(id, candles);
    }

    /** The preferred rows, and before they begin the other ones. */
    private static <T> List<T> joined(
            Optional<List<T>> preferred, Optional<List<T>> other, java.util.function.ToLongFunction<T> time) {
        List<T> late = preferred.orElse(List.of());
        long beginsMs = late.isEmpty() ? Long.MAX_VALUE : time.applyAsLong(late.getFirst());
        List<T> all = new ArrayList<>(other.orElse(List.of()).stream()
                .filter(row -> time.applyAsLong(row) < beginsMs)
                .toList());
        all.addAll(late);
        return all;
    }

    private List<Candle> withoutImplausibleHighs(InstrumentId id, List<Candle> linear, List<Candle> spot) {
        Map<Long, Decimal> spotHighs = new HashMap<>();
        spot.forEach(candle -> spotHighs.put(candle.openTimeMs(), candle.high()));
        return linear.stream()
                .map(candle -> mended(id, candle, spotHighs.getOrDefault(candle.openTimeMs(), candle.high())))
                .toList();
    }

    private Candle mended(InstrumentId id, Candle candle, Decimal spotHigh) {
        if (candle.high().isAtMost(spotHigh)) {
            return candle;
        }
        Decimal high = Decimal.of(ImplausibleHigh.mended(
                candle.high().toBigDecimal(),
                candle.open().toBigDecimal(),
                candle.close().toBigDecimal(),
                spotHigh.toBigDecimal()));
        if (high.equals(candle.high())) {
            return candle;
        }
        notes.add(id.symbol() + " " + id.category() + ": the high " + candle.high() + " of "
                + Instant.ofEpochMilli(candle.openTimeMs()) + " is not borne out by spot; taken as " + high);
        return new Candle(
                id,
                candle.openTimeMs(),
                candle.intervalMs(),
                candle.open(),
                high,
                candle.low(),
                candle.close(),
                candle.volume());
    }

    private FileReading<Candle> candles(Path path, InstrumentId id, TimeRange wanted) {
        return new FileReading<>(
                path,
                file -> file.candles(
                        wanted,
                        HOUR,
                        (openTimeMs, open, high, low, close, volume) -> new Candle(
                                id,
                                openTimeMs,
                                HOUR.toMillis(),
                                Decimal.of(open),
                                Decimal.of(high),
                                Decimal.of(low),
                                Decimal.of(close),
                                Decimal.of(volume))));
    }

    /** Rates without their intervals, which only all rows together show, those just outside of the range included. */
    private FileReading<FundingSettlement> rates(Path path, InstrumentId id) {
        return new FileReading<>(
                path,
                file -> file.fundingRates(
                        new TimeRange(range.fromMs() - BESIDE_MS, range.toMs() + BESIDE_MS),
                        (timeMs, rate) ->
                                new FundingSettlement(id, Decimal.of(rate), timeMs, FundingSettlement.EIGHT_HOURS_MS)));
    }

    private Optional<FileReading<Sentiment>> sentimentFile() {
        return file("fear-greed-1d")
                .map(path -> new FileReading<>(
                        path, file -> file.sentiment(range, (timeMs, value) -> new Sentiment(wholeOf(value), timeMs))));
    }

    private List<Sentiment> sentimentOf(Optional<FileReading<Sentiment>> reading) {
        List<Sentiment> values = reading.map(this::rows).orElse(List.of());
        notes.sentiment(values);
        return values;
    }

    private List<Candle> candleRows(FileReading<Candle> reading) {
        List<Candle> candles = rows(reading);
        Plausibility.requireCandles(reading.name(), candles);
        Plausibility.crashWicks(reading.name(), candles).ifPresent(notes::add);
        return candles;
    }

    private List<FundingSettlement> rateRows(FileReading<FundingSettlement> reading) {
        List<FundingSettlement> rates = rows(reading);
        Plausibility.requireRates(reading.name(), rates);
        return rates;
    }

    /** The rows of a file, whose hash belongs to the result from now on. */
    private <T> List<T> rows(FileReading<T> reading) {
        List<T> rows = reading.rows();
        fileHashes.put(reading.name(), reading.hash());
        if (reading.widened() > 0) {
            notes.add(reading.name() + ": candles widened to hold an open or close outside of low to high: "
                    + reading.widened());
        }
        return rows;
    }

    private static int wholeOf(BigDecimal value) {
        try {
            return value.intValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("value is " + value.toPlainString() + ": must be a whole number");
        }
    }

    private Optional<Path> spotFile(String symbol) {
        return file(symbol + "-binance-spot-1h").or(() -> file(symbol + "-bybit-spot-1h"));
    }

    private void requireSpot(String symbol) {
        if (spotFile(symbol).isEmpty()) {
            throw new BadHistory(
                    folder + ": the file " + symbol + "-binance-spot-1h" + EXTENSIONS.getFirst() + " is missing there");
        }
    }

    private Optional<Path> file(String name) {
        return EXTENSIONS.stream()
                .map(extension -> folder.resolve(name + extension))
                .filter(Files::exists)
                .findFirst();
    }
}
