package io.eternalengine.service.marketdata.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Speaks the public part of Bybit's v5 over real HTTP and WebSocket for hourly candles, and does on command what the real
 * exchange and the simulator do only by accident: leaves candles out of the stream, out of REST or both, drops connections,
 * refuses, and talks nonsense. Its clock stands still between commands.
 */
public final class ScriptedExchange implements AutoCloseable {
    public static final long HOUR_MS = 3_600_000;
    /** Open time of the candle that is open at first. */
    public static final long START_MS = 1_700_000_000_000L / HOUR_MS * HOUR_MS;

    /** The highest price that any symbol ever had, in a week long before the first hourly candle. */
    public static final String ALL_TIME_HIGH = "123456";

    private static final long WEEK_MS = 7 * 24 * HOUR_MS;
    private static final int WEEKS_AGO = 150;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HISTORY = 5;

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final Map<String, NavigableMap<Long, String>> closed = new LinkedHashMap<>();
    private final Map<String, Set<Long>> hiddenFromRest = new HashMap<>();
    private final Map<ServerWebSocket, Set<String>> sockets = new HashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private long nowMs = START_MS;
    private boolean refusing;
    private boolean closingDuringKlines;
    private boolean refusingWeeks;

    /** An exchange that lists these symbols, each with some candles of history. */
    public ScriptedExchange(List<String> symbols) {
        for (String symbol : symbols) {
            NavigableMap<Long, String> history = new TreeMap<>();
            for (int i = 1; i <= HISTORY; i++) {
                history.put(START_MS - i * HOUR_MS, price(START_MS - i * HOUR_MS));
            }
            closed.put(symbol, history);
        }
        server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .webSocketHandler(this::accept)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    public String hostAndPort() {
        return "127.0.0.1:" + server.actualPort();
    }

    /** Closes the open candle of every symbol and reports it; answers when it opened. */
    public long closeCandle() {
        return closeCandle(true);
    }

    /** Closes the open candle of every symbol without a word on the stream. */
    public long closeCandleSilently() {
        return closeCandle(false);
    }

    /** Lets the candle of all symbols that opened at this time be absent from REST. */
    public synchronized void hideFromRest(long openMs) {
        closed.keySet()
                .forEach(symbol -> hiddenFromRest
                        .computeIfAbsent(symbol, name -> new HashSet<>())
                        .add(openMs));
    }

    /**
     * Closes one candle while the next request for candles is under way, and publishes it on the stream only after the
     * answer, which no longer calls it open. The answer waits a second for somebody to subscribe.
     */
    public synchronized void closeDuringNextKlines() {
        closingDuringKlines = true;
    }

    /** Answers no request and takes no stream until set otherwise. */
    public synchronized void refuse(boolean newRefusing) {
        refusing = newRefusing;
        if (newRefusing) {
            dropStreams();
        }
    }

    /** Answers no request for candles of weeks until set otherwise. */
    public synchronized void refuseWeeks(boolean newRefusing) {
        refusingWeeks = newRefusing;
    }

    /** Sends a text to whoever subscribed to a topic. */
    public synchronized void say(String topic, String text) {
        say(sockets, topic, text);
    }

    /** Reports the ticker of a symbol. */
    public synchronized void tick(String symbol, String lastPrice) {
        ObjectNode message = JSON.createObjectNode();
        message.put("topic", "tickers." + symbol).put("type", "snapshot").put("ts", nowMs);
        message.putObject("data").put("symbol", symbol).put("lastPrice", lastPrice);
        say("tickers." + symbol, message.toString());
    }

    /** The candle as the stream reports it. */
    public static String klineMessage(String symbol, long openMs) {
        String price = price(openMs);
        ObjectNode message = JSON.createObjectNode();
        message.put("topic", "kline.60." + symbol).put("type", "snapshot").put("ts", openMs + HOUR_MS);
        message.putArray("data")
                .addObject()
                .put("start", openMs)
                .put("interval", "60")
                .put("open", price)
                .put("high", price)
                .put("low", price)
                .put("close", price)
                .put("volume", "1")
                .put("turnover", price)
                .put("confirm", true);
        return message.toString();
    }

    /** The one price of the candle that opens at a time. */
    public static String price(long openMs) {
        return Long.toString(1_000 + Math.floorMod(openMs / HOUR_MS, 9_000));
    }

    /** How many connections of the streams subscribe to a topic. */
    public synchronized long listeners(String topic) {
        return sockets.values().stream()
                .filter(topics -> topics.contains(topic))
                .count();
    }

    /** Paths and queries that were asked for. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Whether a subscriber was sent the candle that opened at this time. */
    public boolean hasSaidCandle(String symbol, long openMs) {
        return said.contains(klineMessage(symbol, openMs));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private synchronized long closeCandle(boolean report) {
        long openMs = nowMs;
        nowMs += HOUR_MS;
        closed.forEach((symbol, candles) -> {
            candles.put(openMs, price(openMs));
            if (report) {
                say("kline.60." + symbol, klineMessage(symbol, openMs));
            }
        });
        return openMs;
    }

    private synchronized void say(Map<ServerWebSocket, Set<String>> subscribers, String topic, String text) {
        subscribers.forEach((socket, topics) -> {
            if (topics.contains(topic)) {
                said.add(text);
                socket.writeTextMessage(text);
            }
        });
    }

    /** Closes every connection of the streams. */
    private void dropStreams() {
        List.copyOf(sockets.keySet()).forEach(socket -> socket.close((short) 1001));
        sockets.clear();
    }

    private synchronized void accept(ServerWebSocket socket) {
        if (refusing) {
            socket.close();
            return;
        }
        sockets.put(socket, new HashSet<>());
        socket.closeHandler(ignored -> forget(socket));
        socket.textMessageHandler(text -> receive(socket, text));
    }

    private synchronized void forget(ServerWebSocket socket) {
        sockets.remove(socket);
    }

    private synchronized void receive(ServerWebSocket socket, String text) {
        JsonNode message = parse(text);
        if (message.path("op").asText().equals("subscribe")) {
            message.path("args")
                    .forEach(topic ->
                            sockets.getOrDefault(socket, new HashSet<>()).add(topic.asText()));
            socket.writeTextMessage("{\"success\":true,\"op\":\"subscribe\",\"req_id\":\""
                    + message.path("req_id").asText() + "\"}");
        } else {
            socket.writeTextMessage("{\"success\":true,\"ret_msg\":\"pong\",\"op\":\"ping\"}");
        }
    }

    private synchronized void answer(HttpServerRequest request) {
        requests.add(request.uri());
        if (refusing) {
            request.response().setStatusCode(502).end("Bad Gateway");
            return;
        }
        ObjectNode envelope = JSON.createObjectNode().put("retCode", 0).put("retMsg", "OK");
        switch (request.path()) {
            case "/v5/market/kline" -> {
                if (isOfWeeks(request)) {
                    if (refusingWeeks) {
                        envelope.put("retCode", 10016).putObject("result");
                    } else {
                        envelope.set("result", weeks(request.getParam("symbol")));
                    }
                } else if (closingDuringKlines) {
                    closingDuringKlines = false;
                    vertx.setTimer(1_000, ignored -> closeAndAnswer(request, envelope));
                    return;
                } else {
                    envelope.set("result", klines(request));
                }
            }
            case "/v5/market/instruments-info" -> envelope.set("result", instruments());
            default -> envelope.put("retCode", 10001).putObject("result");
        }
        request.response().end(envelope.put("time", nowMs).toString());
    }

    private synchronized void closeAndAnswer(HttpServerRequest request, ObjectNode envelope) {
        Map<ServerWebSocket, Set<String>> subscribed = new HashMap<>(sockets);
        long openMs = closeCandle(false);
        envelope.set("result", klines(request));
        request.response().end(envelope.put("time", nowMs).toString());
        vertx.setTimer(
                200,
                ignored -> closed.keySet()
                        .forEach(symbol -> say(subscribed, "kline.60." + symbol, klineMessage(symbol, openMs))));
    }

    private static boolean isOfWeeks(HttpServerRequest request) {
        return "W".equals(request.getParam("interval"));
    }

    /** The week of the first candle, and the one in which the price was highest, newest first. */
    private ObjectNode weeks(String symbol) {
        ObjectNode result = JSON.createObjectNode().put("symbol", symbol);
        ArrayNode list = result.putArray("list");
        for (long openMs : List.of(weekOf(START_MS), weekOf(START_MS) - WEEKS_AGO * WEEK_MS)) {
            list.addArray()
                    .add(Long.toString(openMs))
                    .add(openMs == weekOf(START_MS) ? "9000" : "100000")
                    .add(openMs == weekOf(START_MS) ? "10000" : ALL_TIME_HIGH)
                    .add("900")
                    .add("1000")
                    .add("1")
                    .add("1000");
        }
        return result;
    }

    private static long weekOf(long timeMs) {
        long firstMondayMs = 4 * 24 * HOUR_MS;
        return (timeMs - firstMondayMs) / WEEK_MS * WEEK_MS + firstMondayMs;
    }

    private ObjectNode klines(HttpServerRequest request) {
        String symbol = request.getParam("symbol");
        long fromMs = Long.parseLong(request.getParam("start"));
        long toMs = Long.parseLong(request.getParam("end"));
        NavigableMap<Long, String> candles = new TreeMap<>(closed.getOrDefault(symbol, new TreeMap<>()));
        candles.put(nowMs, price(nowMs));
        candles.keySet().removeAll(hiddenFromRest.getOrDefault(symbol, Set.of()));
        List<Map.Entry<Long, String>> rows =
                new ArrayList<>(candles.subMap(fromMs, true, toMs, true).entrySet());
        ObjectNode result = JSON.createObjectNode().put("symbol", symbol);
        ArrayNode list = result.putArray("list");
        rows.reversed().stream()
                .limit(Long.parseLong(request.getParam("limit")))
                .forEach(row -> {
                    ArrayNode cells = list.addArray().add(Long.toString(row.getKey()));
                    for (int i = 0; i < 4; i++) {
                        cells.add(row.getValue());
                    }
                    cells.add("1").add(row.getValue());
                });
        return result;
    }

    private ObjectNode instruments() {
        ObjectNode result = JSON.createObjectNode().put("nextPageCursor", "");
        ArrayNode list = result.putArray("list");
        for (String symbol : closed.keySet()) {
            ObjectNode instrument = list.addObject()
                    .put("symbol", symbol)
                    .put("baseCoin", symbol.replace("USDT", ""))
                    .put("quoteCoin", "USDT")
                    .put("status", "Trading");
            instrument.putObject("priceFilter").put("tickSize", "0.01");
            instrument
                    .putObject("lotSizeFilter")
                    .put("basePrecision", "0.000001")
                    .put("qtyStep", "0.001")
                    .put("quotePrecision", "0.0000001")
                    .put("minOrderQty", "0.000048")
                    .put("maxMarketOrderQty", "100")
                    .put("maxMktOrderQty", "100")
                    .put("minOrderAmt", "5")
                    .put("minNotionalValue", "5");
        }
        return result;
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
