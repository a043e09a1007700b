package io.eternalengine.service.marketdata.shard;

import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.Kline;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.domain.model.AllTimeHigh;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.logging.LogLine;
import io.eternalengine.service.marketdata.series.ArrivedCandle;
import io.eternalengine.service.marketdata.series.Candles;
import io.eternalengine.service.marketdata.series.LongestCandles;
import io.eternalengine.service.marketdata.series.SeriesId;
import io.eternalengine.service.marketdata.series.ShardProgress;
import io.eternalengine.service.marketdata.series.SubscribedSeries;
import io.eternalengine.service.marketdata.shard.ShardReport.StreamState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The series that a shard follows, and what each event of the exchange means to them. Belongs to the shard's thread. */
final class SubscribedMarkets implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SubscribedMarkets.class);

    private final ShardContext context;
    private final ShardProgress progress;
    private final MarketQueries queries;
    private final MarketStreams streams;
    private final InstrumentDirectory directory;
    private final HighQuestions highs;
    private final FundingSettlements settlements;
    private final Optional<SentimentFeed> sentiment;
    private final NoticeFeed notices;
    private final SortedMap<SeriesId, SubscribedSeries> followed = new TreeMap<>();
    private final SortedMap<Category, StreamState> streamStates = new TreeMap<>();
    private SortedSet<SeriesId> wanted = new TreeSet<>();
    private SortedMap<SeriesId, Integer> warmUps = new TreeMap<>();

    /** @param isFirst whether this is the one shard that publishes what concerns all markets: sentiment, and maintenance */
    SubscribedMarkets(ShardContext context, ShardInbox inbox, ShardProgress progress, boolean isFirst) {
        this.context = context;
        this.progress = progress;
        this.queries = new MarketQueries(context.client(), inbox);
        this.streams = new MarketStreams(context, inbox);
        this.directory = new InstrumentDirectory(context.parameters().instrumentRefresh());
        this.highs = new HighQuestions(progress);
        this.settlements = new FundingSettlements(progress, queries, context.metrics());
        this.sentiment = context.sentiment()
                .filter(client -> isFirst)
                .map(client -> new SentimentFeed(
                        client, progress, inbox, context.parameters().sentimentInterval()));
        this.notices = new NoticeFeed(
                queries,
                context.parameters().noticeInterval(),
                isFirst,
                context.endpoints().isDemo());
    }

    /** What is wanted from now on, each with the candles before the present one with which it begins, as far as that is said. */
    void want(SortedMap<SeriesId, Integer> series) {
        wanted = new TreeSet<>(series.keySet());
        warmUps = series;
        wanted.forEach(one -> directory.want(one.instrument()));
        followWhatIsListed();
    }

    void handle(ShardEvent event, ShardOutput output) {
        switch (event) {
            case ShardEvent.CandleReceived received -> onCandle(received.candle(), output);
            case ShardEvent.MessageUnreadable unreadable -> mayHaveMissedSomething(unreadable.category());
            case ShardEvent.StreamConnected connected -> onConnected(connected);
            case ShardEvent.StreamDisconnected disconnected -> onDisconnected(disconnected);
            case ShardEvent.KlinesAnswered answered -> onKlines(answered, output);
            case ShardEvent.InstrumentsAnswered answered -> onInstruments(answered, output);
            case ShardEvent.HighAnswered answered -> onHigh(answered, output);
            case ShardEvent.SettlementsAnswered answered -> settlements.answered(answered, output);
            case ShardEvent.NoticesAnswered answered -> notices.answered(answered, wantedInstruments(), output);
            case ShardEvent.SentimentAnswered answered -> sentiment.ifPresent(feed -> feed.answered(answered, output));
            case ShardEvent.SentimentFailed failed -> sentiment.ifPresent(feed -> feed.failed(failed.cause()));
        }
    }

    /** Lets every series ask what it may have missed. */
    void mayHaveMissedSomething() {
        followed.values().forEach(SubscribedSeries::mayHaveMissedSomething);
        settlements.mayHaveMissedSomething();
    }

    /** Sends the requests whose time has come. */
    void ask() {
        long nowNanos = System.nanoTime();
        for (Category category : wantedCategories()) {
            if (directory.takeDue(category, nowNanos)) {
                queries.askInstruments(category);
            }
        }
        for (SubscribedSeries series : followed.values()) {
            InstrumentId instrument = series.id().instrument();
            if (highs.takeDue(instrument, nowNanos)) {
                queries.askHigh(instrument);
            }
            // No candle leaves before the high that lies before it; a series that has begun waits for nothing.
            if (series.nextOpenMs().isPresent() || highs.isPublished(instrument)) {
                series.request(nowNanos).ifPresent(queries::ask);
            }
            series.nextOpenMs().ifPresent(timeMs -> settlements.marketReached(instrument, timeMs));
        }
        settlements.ask(nowNanos);
        notices.ask(nowNanos);
        sentiment.ifPresent(feed -> feed.ask(context.tickers().marketMs()));
    }

    /** Whether all that is wanted and listed has come up to the present and is followed. */
    boolean isUpToDate() {
        return wantedCategories().stream().allMatch(directory::isUpToDate)
                && followed.values().stream().allMatch(SubscribedSeries::isCaughtUp)
                && streamStates.values().stream().allMatch(StreamState::everConnected);
    }

    Set<InstrumentId> instruments() {
        return followed.keySet().stream().map(SeriesId::instrument).collect(Collectors.toSet());
    }

    ShardReport report() {
        List<String> unknown = wanted.stream()
                .filter(series -> directory.isUpToDate(categoryOf(series)) && !followed.containsKey(series))
                .map(SeriesId::toString)
                .toList();
        return new ShardReport(followed.size(), new TreeMap<>(streamStates), unknown);
    }

    @Override
    public void close() {
        streams.close();
        instruments().forEach(context.metrics()::unfollow);
    }

    private void onCandle(ArrivedCandle arrived, ShardOutput output) {
        var candle = arrived.candle();
        SubscribedSeries series = followed.get(new SeriesId(candle.instrument(), candle.intervalMs()));
        if (series != null) {
            release(series, series.received(arrived), output);
        }
    }

    private void onKlines(ShardEvent.KlinesAnswered answered, ShardOutput output) {
        SubscribedSeries series = followed.get(answered.request().series());
        if (series == null) {
            return;
        }
        long nowNanos = System.nanoTime();
        if (answered.outcome() instanceof Outcome.Accepted<List<Kline>>(List<Kline> rows)) {
            boolean hadNoBeginning = series.nextOpenMs().isEmpty();
            release(series, series.answered(answered.request(), rows, answered.arrivedWallUs(), nowNanos), output);
            if (hadNoBeginning) {
                followStream(categoryOf(series.id()));
            }
        } else {
            FailedRequest failure = FailedRequest.of(answered.outcome());
            LogLine.of("candles-asked-again")
                    .with("series", series.id())
                    .with("reason", failure.reason())
                    .warn(LOG);
            context.metrics().requestFailed(categoryOf(series.id()));
            series.failed(failure.retryIn(), nowNanos);
        }
    }

    private void onHigh(ShardEvent.HighAnswered answered, ShardOutput output) {
        InstrumentId instrument = answered.instrument();
        if (answered.outcome() instanceof Outcome.Accepted<List<Kline>>(List<Kline> weeks)) {
            LongestCandles.highOf(instrument, weeks)
                    .ifPresentOrElse(
                            high -> publish(high, output),
                            () -> highFailed(instrument, "the exchange has no candle of a week", Duration.ZERO));
        } else {
            FailedRequest failure = FailedRequest.of(answered.outcome());
            highFailed(instrument, failure.reason(), failure.retryIn());
        }
    }

    private void highFailed(InstrumentId instrument, String reason, Duration retryIn) {
        LogLine.of("all-time-high-asked-again")
                .with("instrument", instrument)
                .with("reason", reason)
                .warn(LOG);
        context.metrics().requestFailed(Candles.category(instrument.category()));
        highs.failed(instrument, retryIn, System.nanoTime());
    }

    private void publish(AllTimeHigh high, ShardOutput output) {
        LogLine.of("all-time-high")
                .with("instrument", high.instrument())
                .with("since", Instant.ofEpochMilli(high.sinceMs()))
                .with("price", high.price())
                .info(LOG);
        output.add(high);
        highs.answered(high.instrument());
    }

    private void onInstruments(ShardEvent.InstrumentsAnswered answered, ShardOutput output) {
        Category category = answered.category();
        if (answered.outcome()
                instanceof
                Outcome.Accepted<List<io.eternalengine.bybit.Instrument>>(
                        List<io.eternalengine.bybit.Instrument> instruments)) {
            Set<InstrumentId> interesting = wantedInstruments();
            noticeListing(category, instruments, interesting, output);
            directory
                    .answered(category, instruments, interesting, System.nanoTime())
                    .forEach(described -> {
                        settlements.described(described);
                        output.add(described);
                    });
            followWhatIsListed();
        } else {
            FailedRequest failure = FailedRequest.of(answered.outcome());
            LogLine.of("instruments-asked-again")
                    .with("category", category.wireName())
                    .with("reason", failure.reason())
                    .warn(LOG);
            context.metrics().requestFailed(category);
            directory.failed(category, failure.retryIn(), System.nanoTime());
        }
    }

    private void noticeListing(
            Category category,
            List<io.eternalengine.bybit.Instrument> instruments,
            Set<InstrumentId> interesting,
            ShardOutput output) {
        Set<InstrumentId> absent = interesting.stream()
                .filter(id -> Candles.category(id.category()) == category)
                .collect(Collectors.toCollection(TreeSet::new));
        instruments.forEach(instrument -> {
            InstrumentId id = Candles.instrument(category, instrument.symbol());
            if (interesting.contains(id)) {
                absent.remove(id);
                notices.listed(id, instrument, output);
            }
        });
        // A market that was never listed here may be a name that somebody mistyped.
        absent.stream().filter(progress::isHighPublished).forEach(id -> notices.listedNoMore(id, output));
    }

    private Set<InstrumentId> wantedInstruments() {
        return wanted.stream().map(SeriesId::instrument).collect(Collectors.toSet());
    }

    private void onConnected(ShardEvent.StreamConnected connected) {
        if (streams.isCurrent(connected.category(), connected.generation())) {
            LogLine.of("public-stream")
                    .with("state", "CONNECTED")
                    .with("category", connected.category().wireName())
                    .info(LOG);
            streamStates.computeIfPresent(connected.category(), (category, state) -> state.nowConnected());
            mayHaveMissedSomething(connected.category());
        }
    }

    private void onDisconnected(ShardEvent.StreamDisconnected disconnected) {
        if (streams.isCurrent(disconnected.category(), disconnected.generation())) {
            LogLine.of("public-stream")
                    .with("state", "DISCONNECTED")
                    .with("category", disconnected.category().wireName())
                    .with("reason", disconnected.reason())
                    .warn(LOG);
            streamStates.computeIfPresent(
                    disconnected.category(), (category, state) -> state.nowDisconnected(disconnected.reason()));
        }
    }

    private void mayHaveMissedSomething(Category category) {
        followed.values().stream()
                .filter(series -> categoryOf(series.id()) == category)
                .forEach(SubscribedSeries::mayHaveMissedSomething);
    }

    private void release(SubscribedSeries series, List<ArrivedCandle> released, ShardOutput output) {
        output.add(released);
        SeriesId id = series.id();
        if (!series.nextOpenMs().equals(progress.nextOpenMs(id))) {
            progress.reached(id, series.nextOpenMs().orElseThrow());
            output.progressed();
        }
        long missing = series.takeMissing();
        if (missing > 0) {
            LogLine.of("candles-missing-at-exchange")
                    .with("series", id)
                    .with("count", missing)
                    .with("beforeOpenTimeMs", progress.nextOpenMs(id).orElseThrow())
                    .error(LOG);
            context.metrics().missing(id, missing);
        }
        long refused = series.takeRefused();
        if (refused > 0) {
            LogLine.of("candles-refused")
                    .with("series", id)
                    .with("count", refused)
                    .error(LOG);
            context.metrics().refused(id, refused);
        }
        context.metrics().widened(id.instrument(), series.takeWidened());
    }

    private void followWhatIsListed() {
        Set<InstrumentId> before = instruments();
        SortedSet<SeriesId> listed = wanted.stream()
                .filter(series -> directory.isListed(series.instrument()))
                .collect(Collectors.toCollection(TreeSet::new));
        followed.keySet().retainAll(listed);
        for (SeriesId id : listed) {
            followed.computeIfAbsent(id, this::begin);
        }
        Set<InstrumentId> after = instruments();
        before.stream().filter(gone -> !after.contains(gone)).forEach(context.metrics()::unfollow);
        after.forEach(context.metrics()::follow);
        settlements.follow(after);
        for (Category category : Category.values()) {
            followStream(category);
        }
    }

    private SubscribedSeries begin(SeriesId id) {
        LogLine.of("series-followed")
                .with("series", id)
                .with("fromOpenTimeMs", progress.nextOpenMs(id))
                .info(LOG);
        int asked = warmUps.getOrDefault(id, 0);
        return new SubscribedSeries(
                id,
                progress.nextOpenMs(id),
                asked > 0 ? asked : context.parameters().warmUp());
    }

    /**
     * Subscribes to the series of a category whose beginning is known. A candle that the stream publishes before that could
     * arrive behind the REST answer that no longer calls it open, and would be lost.
     */
    private void followStream(Category category) {
        SortedSet<SeriesId> series = followed.values().stream()
                .filter(one -> one.nextOpenMs().isPresent())
                .map(SubscribedSeries::id)
                .filter(id -> categoryOf(id) == category)
                .collect(Collectors.toCollection(TreeSet::new));
        if (streams.follow(category, series)) {
            if (series.isEmpty()) {
                streamStates.remove(category);
            } else {
                streamStates.put(category, StreamState.opened());
            }
        }
    }

    private Set<Category> wantedCategories() {
        return wanted.stream().map(SubscribedMarkets::categoryOf).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Category categoryOf(SeriesId series) {
        return Candles.category(series.instrument().category());
    }
}
