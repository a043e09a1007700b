package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The public stream of one category: closed candles, tickers and books. Choose what to receive, then {@link #start}.
 */
public final class PublicStream implements AutoCloseable {

    private static final String BOOK = "orderbook.";
    private static final Set<Integer> BOOK_DEPTHS = Set.of(1, 50, 200, 1_000);

    private final Category category;
    private final PublicStreamListener listener;
    private final TickerMerge tickers;
    private final Subscriptions subscriptions = new Subscriptions();
    private final StreamConnection connection;
    private final Map<String, BookMerge> books = new HashMap<>();

    /** A stream that is not yet connected. */
    public PublicStream(
            Vertx vertx,
            BybitEndpoints endpoints,
            Category category,
            StreamSettings settings,
            PublicStreamListener listener) {
        this.category = category;
        this.listener = listener;
        this.tickers = new TickerMerge(category);
        this.connection =
                new StreamConnection(vertx, endpoints.publicWebSocketUrls(category), settings, new Protocol());
    }

    /** Adds closed candles of an interval; before {@link #start}. */
    public PublicStream withKlines(String interval, List<String> symbols) {
        Kline.intervalMs(interval);
        subscriptions.add(symbols.stream()
                .map(symbol -> "kline." + interval + "." + symbol)
                .toList());
        return this;
    }

    /** Adds tickers; before {@link #start}. */
    public PublicStream withTickers(List<String> symbols) {
        List<String> topics = new ArrayList<>();
        for (String symbol : symbols) {
            if (category == Category.SPOT) {
                topics.add("orderbook.1." + symbol);
            }
            topics.add("tickers." + symbol);
        }
        subscriptions.add(topics);
        return this;
    }

    /** Adds books of 1, 50, 200 or 1000 levels a side; before {@link #start}. */
    public PublicStream withBooks(int depth, List<String> symbols) {
        if (!BOOK_DEPTHS.contains(depth)) {
            throw new IllegalArgumentException("depth = " + depth + ": must be one of 1, 50, 200, 1000");
        }
        for (String symbol : symbols) {
            String topic = BOOK + depth + "." + symbol;
            books.put(topic, new BookMerge(category));
            subscriptions.add(List.of(topic));
        }
        return this;
    }

    /** Connects, and keeps connected until {@link #close}. */
    public void start() {
        connection.start();
    }

    @Override
    public void close() {
        connection.close();
    }

    private final class Protocol implements StreamProtocol {

        @Override
        public List<String> opening() {
            tickers.forgetAll();
            books.values().forEach(BookMerge::forget);
            return subscriptions.requestAll();
        }

        @Override
        public List<String> watchedTopics() {
            return subscriptions.topics();
        }

        @Override
        public StreamListener listener() {
            return listener;
        }

        @Override
        public void onMessage(Fields message, StreamConnection open) {
            String topic = message.textOrEmpty("topic");
            if (topic.startsWith("kline.")) {
                onKlines(topic, message);
            } else if (topic.startsWith("tickers.")) {
                tickers.onTicker(message).ifPresent(listener::onTicker);
            } else if (topic.startsWith(BOOK)) {
                onBook(topic, message, open);
            } else if (message.textOrEmpty("op").equals("subscribe")) {
                onSubscribed(message, open);
            }
        }

        /** A row that cannot be read does not keep the others from being delivered. */
        private <T> List<T> rows(Fields message, Function<Fields, T> reader) {
            return message.rows("data", reader, row -> listener.onMalformed(row.asMalformed()));
        }

        private void onKlines(String topic, Fields message) {
            String symbol = topic.substring(topic.lastIndexOf('.') + 1);
            long publishedAtMs = message.integer("ts");
            for (Kline row : rows(message, fields -> Kline.read(category, symbol, fields))) {
                Kline kline = row.publishedAt(publishedAtMs);
                if (kline.closed()) {
                    listener.onKlineClosed(kline);
                }
            }
        }

        private void onBook(String topic, Fields message, StreamConnection open) {
            if (topic.startsWith(BOOK + "1.")) {
                tickers.onBook(message);
            }
            BookMerge book = books.get(topic);
            if (book == null) {
                return;
            }
            try {
                book.on(message).ifPresent(listener::onBook);
            } catch (BookLostException e) {
                renew(topic, open);
            } catch (MalformedAnswerException e) {
                book.forget();
                renew(topic, open);
                throw e;
            }
        }

        private void renew(String topic, StreamConnection open) {
            listener.onGap(topic);
            subscriptions.renew(topic).forEach(open::sendIfConnected);
        }

        private void onSubscribed(Fields message, StreamConnection open) {
            JsonNode success = message.node().path("success");
            if (!success.asBoolean(false)) {
                onRefused(message.textOrEmpty("req_id"), message.textOrEmpty("ret_msg"), open);
            } else if (subscriptions.confirmed(message.textOrEmpty("req_id"))) {
                establish(open);
            } else {
                subscriptions.regained(message.textOrEmpty("req_id")).ifPresent(open::regained);
            }
        }

        /** A topic that the exchange does not have must not cost the others their stream. */
        private void onRefused(String requestId, String reason, StreamConnection open) {
            Subscriptions.Refusal refusal = subscriptions.refused(requestId, reason);
            refusal.leftOut().forEach(topic -> listener.onRefused(topic, reason));
            refusal.requests().forEach(open::write);
            if (refusal.leftOut().isEmpty() || !refusal.requests().isEmpty()) {
                return;
            }
            if (subscriptions.isSettled()) {
                establish(open);
            } else if (subscriptions.topics().isEmpty()) {
                open.drop("every subscription refused: " + reason);
            }
        }

        private void establish(StreamConnection open) {
            open.established();
        }

        @Override
        public List<String> requestsForRefused() {
            return subscriptions.requestRefused();
        }

        @Override
        public List<String> renewal(String topic) {
            return subscriptions.renew(topic);
        }
    }
}
