package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The public stream of one category: closed candles and tickers. Choose what to hear, then {@link #start}. */
public final class PublicStream implements AutoCloseable {

    private final Category category;
    private final PublicStreamListener listener;
    private final TickerMerge tickers;
    private final Subscriptions subscriptions = new Subscriptions();
    private final StreamConnection connection;

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
        URI url = URI.create(endpoints.publicWebSocketUrl() + "/" + category.wireName());
        this.connection = new StreamConnection(vertx, url, settings, new Protocol());
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
            return subscriptions.requestAll();
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
            } else if (topic.startsWith("orderbook.1.")) {
                tickers.onBook(message);
            } else if (message.textOrEmpty("op").equals("subscribe")) {
                onSubscribed(message, open);
            }
        }

        private void onKlines(String topic, Fields message) {
            String symbol = topic.substring(topic.lastIndexOf('.') + 1);
            for (Kline kline : message.list("data", fields -> Kline.read(category, symbol, fields))) {
                if (kline.closed()) {
                    listener.onKlineClosed(kline);
                }
            }
        }

        private void onSubscribed(Fields message, StreamConnection open) {
            JsonNode success = message.node().path("success");
            if (!success.asBoolean(false)) {
                open.drop("subscription refused: " + message.textOrEmpty("ret_msg"));
            } else if (subscriptions.confirmed(message.textOrEmpty("req_id"))) {
                open.established();
            }
        }
    }
}
