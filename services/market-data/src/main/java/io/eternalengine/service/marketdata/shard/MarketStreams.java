package io.eternalengine.service.marketdata.shard;

import io.eternalengine.bybit.BybitEndpoints;
import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.Kline;
import io.eternalengine.bybit.MalformedAnswerException;
import io.eternalengine.bybit.OrderBook;
import io.eternalengine.bybit.PublicStream;
import io.eternalengine.bybit.PublicStreamListener;
import io.eternalengine.bybit.StreamSettings;
import io.eternalengine.bybit.Ticker;
import io.eternalengine.kit.WallClock;
import io.eternalengine.logging.LogLine;
import io.eternalengine.service.marketdata.price.Books;
import io.eternalengine.service.marketdata.price.ConflatedSink;
import io.eternalengine.service.marketdata.series.ArrivedCandle;
import io.eternalengine.service.marketdata.series.ArrivedCandle.Source;
import io.eternalengine.service.marketdata.series.Candles;
import io.eternalengine.service.marketdata.series.SeriesId;
import io.vertx.core.Vertx;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The streams of one shard, at most one for each category. A stream cannot change its topics, so a changed wish replaces
 * it; what happens in between comes over REST once the new one is connected.
 */
final class MarketStreams implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(MarketStreams.class);
    /** Pings often enough that a dead connection is noticed within seconds. */
    private static final StreamSettings SETTINGS = new StreamSettings(5_000, 12_000, 250, 5_000);

    private final Vertx vertx;
    private final BybitEndpoints endpoints;
    private final ShardInbox inbox;
    private final ConflatedSink<Ticker> tickers;
    private final ConflatedSink<OrderBook> books;
    private final int bookLevels;
    private final MarketMetrics metrics;
    private final Map<Category, Open> streams = new EnumMap<>(Category.class);
    private long generations;

    private record Open(SortedSet<SeriesId> series, long generation, PublicStream stream) {}

    MarketStreams(ShardContext context, ShardInbox inbox) {
        this.vertx = context.vertx();
        this.endpoints = context.endpoints();
        this.inbox = inbox;
        this.tickers = context.tickers();
        this.books = context.books();
        this.bookLevels = context.parameters().bookLevels();
        this.metrics = context.metrics();
    }

    /** Follows exactly these series of a category; true when that needed a new stream. */
    boolean follow(Category category, SortedSet<SeriesId> series) {
        Open open = streams.get(category);
        if (open == null ? series.isEmpty() : open.series().equals(series)) {
            return false;
        }
        if (open != null) {
            open.stream().close();
            streams.remove(category);
        }
        if (!series.isEmpty()) {
            long generation = ++generations;
            PublicStream stream = open(category, series, generation);
            streams.put(category, new Open(series, generation, stream));
            stream.start();
        }
        return true;
    }

    /** Whether an event comes from the stream that is followed now. */
    boolean isCurrent(Category category, long generation) {
        Open open = streams.get(category);
        return open != null && open.generation() == generation;
    }

    @Override
    public void close() {
        streams.values().forEach(open -> open.stream().close());
        streams.clear();
    }

    private PublicStream open(Category category, SortedSet<SeriesId> series, long generation) {
        var stream = new PublicStream(vertx, endpoints, category, SETTINGS, new Listener(category, generation));
        Map<String, List<String>> symbolsByInterval = series.stream()
                .collect(Collectors.groupingBy(
                        SeriesId::intervalName,
                        Collectors.mapping(one -> one.instrument().symbol(), Collectors.toList())));
        symbolsByInterval.forEach(stream::withKlines);
        List<String> symbols =
                series.stream().map(one -> one.instrument().symbol()).distinct().toList();
        return stream.withTickers(symbols).withBooks(bookLevels, symbols);
    }

    /** Runs on the event loop: stamps what comes, and passes it on without blocking. */
    private final class Listener implements PublicStreamListener {
        private final Category category;
        private final long generation;

        Listener(Category category, long generation) {
            this.category = category;
            this.generation = generation;
        }

        @Override
        public void onKlineClosed(Kline kline) {
            long arrivedUs = WallClock.nowUs();
            try {
                var candle = Candles.of(kline);
                metrics.received(candle.instrument());
                metrics.widened(candle.instrument(), kline.widened() ? 1 : 0);
                inbox.offer(new ShardEvent.CandleReceived(new ArrivedCandle(candle, Source.STREAM, arrivedUs)));
            } catch (IllegalArgumentException e) {
                onMalformed(new MalformedAnswerException("a kline that breaks a rule of candles"));
            }
        }

        @Override
        public void onTicker(Ticker ticker) {
            metrics.received(Candles.instrument(category, ticker.symbol()));
            tickers.offer(ticker);
        }

        @Override
        public void onBook(OrderBook book) {
            if (Books.hasBothSides(book)) {
                books.offer(book);
            }
        }

        @Override
        public void onConnected() {
            inbox.put(new ShardEvent.StreamConnected(category, generation));
        }

        @Override
        public void onDisconnected(String reason) {
            inbox.put(new ShardEvent.StreamDisconnected(category, generation, reason));
        }

        @Override
        public void onStale(String topic, long silentMs) {
            metrics.topicStale(category);
            LogLine.of("stream-topic")
                    .with("state", "SILENT")
                    .with("topic", topic)
                    .with("silentMs", silentMs)
                    .warn(LOG);
        }

        @Override
        public void onRefused(String topic, String reason) {
            metrics.topicRefused(category);
            LogLine.of("stream-topic")
                    .with("state", "REFUSED")
                    .with("topic", topic)
                    .with("reason", reason)
                    .error(LOG);
        }

        @Override
        public void onMalformed(MalformedAnswerException cause) {
            metrics.malformed(category);
            LogLine.of("malformed-message")
                    .with("category", category.wireName())
                    .with("cause", cause.getMessage())
                    .warn(LOG);
            inbox.offer(new ShardEvent.MessageUnreadable(category));
        }
    }
}
