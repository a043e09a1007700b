package io.eternalengine.simulator.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.Faults;
import io.eternalengine.simulator.wire.Json;
import io.eternalengine.simulator.wire.KlineJson;
import io.eternalengine.simulator.wire.TickerJson;
import io.eternalengine.venue.Category;
import io.eternalengine.venue.Execution;
import io.eternalengine.venue.Listing;
import io.eternalengine.venue.Venue;
import io.eternalengine.venue.market.Bar;
import io.eternalengine.venue.market.BarInterval;
import io.eternalengine.venue.market.Candle;
import io.eternalengine.venue.market.Playback;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The public topics of one category: kline, tickers, orderbook and publicTrade. */
public final class PublicFeed {

    private static final String KLINE = "kline.";
    private static final String TICKERS = "tickers.";
    private static final String BOOK = "orderbook.";
    private static final String TRADES = "publicTrade.";
    private static final int MINUTES_OF_AN_HOUR = 60;
    private static final int QUANTITY_SCALE = 18;
    private static final Set<String> BOOK_LEVELS = Set.of("1", "50", "200", "1000");

    private final Category category;
    private final Venue venue;
    private final Playback playback;
    private final Map<String, Set<StreamSession>> sessionsByTopic = new HashMap<>();
    private final Map<String, ObjectNode> lastTickers = new HashMap<>();
    private final Map<String, List<ObjectNode>> trades = new LinkedHashMap<>();
    private final FaultyDelivery delivery;
    private final TradeTape tape = new TradeTape();
    private final BookTopics books;

    /** The feed of a category. */
    public PublicFeed(Category category, Venue venue, Playback playback, Faults faults) {
        this.category = category;
        this.venue = venue;
        this.playback = playback;
        this.delivery = new FaultyDelivery(faults.publicFrames());
        books = new BookTopics(venue, playback, (topic, run) -> delivery.send(topic, topic, run));
    }

    /** Whether a topic exists. */
    boolean offers(String topic) {
        String[] parts = topic.split("\\.", -1);
        boolean known = switch (parts[0]) {
            case "tickers", "publicTrade" -> parts.length == 2;
            case "kline" -> parts.length == 3 && BarInterval.named(parts[1]).isPresent();
            case "orderbook" -> parts.length == 3 && BOOK_LEVELS.contains(parts[1]);
            default -> false;
        };
        Listing listing = new Listing(category, parts[parts.length - 1]);
        return known
                && venue.instruments().stream()
                        .anyMatch(instrument -> instrument.listing().equals(listing));
    }

    /** Subscribes, and sends the snapshot that the topic begins with. */
    void subscribe(StreamSession session, String topic) {
        session.topics().add(topic);
        if (topic.startsWith(BOOK)) {
            Listing listing = new Listing(category, topic.substring(topic.lastIndexOf('.') + 1));
            books.subscribe(session, topic, listing);
            return;
        }
        sessionsByTopic.computeIfAbsent(topic, name -> new LinkedHashSet<>()).add(session);
        if (topic.startsWith(TICKERS)) {
            String symbol = topic.substring(TICKERS.length());
            ObjectNode ticker = lastTickers.computeIfAbsent(
                    symbol, name -> TickerJson.stream(venue, playback, new Listing(category, name)));
            session.send(envelope(topic, "snapshot", playback.nowMs(), ticker));
        } else if (topic.startsWith(KLINE)) {
            openBar(topic).ifPresent(session::send);
        }
    }

    /** The bar of a topic as it stands, unless it ends or begins just now. */
    private Optional<String> openBar(String topic) {
        String[] parts = topic.split("\\.", -1);
        BarInterval interval = BarInterval.named(parts[1]).orElseThrow();
        long nowMs = playback.nowMs();
        return interval.startOf(nowMs) == nowMs
                ? Optional.empty()
                : playback.barFrom(new Listing(category, parts[2]), interval, interval.startOf(nowMs))
                        .map(bar -> klineMessage(topic, bar, interval, nowMs, false));
    }

    void unsubscribe(StreamSession session, String topic) {
        sessionsByTopic.computeIfPresent(topic, (name, sessions) -> {
            sessions.remove(session);
            return sessions;
        });
        books.unsubscribe(session, topic);
        session.topics().remove(topic);
    }

    void closed(StreamSession session) {
        sessionsByTopic.values().forEach(sessions -> sessions.remove(session));
        books.closed(session);
    }

    /** Reports the bars of an hour and longer that closed with a candle. */
    public void candleClosed(Listing listing, Candle candle, long nowMs) {
        for (BarInterval interval : BarInterval.values()) {
            if (interval.longestMs() >= Candle.LENGTH_MS && interval.startOf(nowMs) == nowMs) {
                publishClosed(listing, interval, nowMs);
            }
        }
    }

    /** Reports the bars shorter than an hour that closed with this minute. */
    public void minute(long nowMs) {
        for (BarInterval interval : BarInterval.values()) {
            if (interval.longestMs() < Candle.LENGTH_MS && interval.startOf(nowMs) == nowMs) {
                venue.instruments().stream()
                        .filter(instrument -> instrument.category() == category)
                        .forEach(instrument -> publishClosed(instrument.listing(), interval, nowMs));
            }
        }
    }

    private void publishClosed(Listing listing, BarInterval interval, long nowMs) {
        String topic = KLINE + interval.wireName() + "." + listing.symbol();
        Set<StreamSession> sessions = sessions(topic);
        if (sessions.isEmpty()) {
            return;
        }
        playback.barFrom(listing, interval, interval.startOf(nowMs - 1)).ifPresent(bar -> {
            send(topic, klineMessage(topic, bar, interval, nowMs, true));
        });
    }

    private static String klineMessage(String topic, Bar bar, BarInterval interval, long nowMs, boolean closed) {
        ObjectNode message = Json.object();
        message.put("type", "snapshot").put("topic", topic);
        message.putArray("data").add(KlineJson.of(bar, interval, nowMs, closed));
        message.put("ts", nowMs);
        return message.toString();
    }

    /** So many levels of a market's book, numbered as the changes that the stream of the deepest book reports. */
    public ObjectNode book(Listing listing, int levels) {
        return books.overRest(listing, levels);
    }

    /** Lets the books begin anew, as after a restart of the exchange. */
    public void restartBooks() {
        books.restart();
    }

    /** Holds a trade of an account back until the answer to its order has left. */
    public void traded(Execution execution) {
        books.touched(execution.order().request().listing());
        String topic = TRADES + execution.order().request().listing().symbol();
        TapeTrade made = tape.of(execution);
        if (!sessions(topic).isEmpty()) {
            trades.computeIfAbsent(topic, name -> new ArrayList<>()).add(made.toStream());
        }
    }

    /** Sends the trades that were held back, and what they changed in the books. */
    public void flushTrades() {
        books.flush();
        if (trades.isEmpty()) {
            return;
        }
        trades.forEach((topic, made) -> send(topic, tradeMessage(topic, made)));
        trades.clear();
    }

    private String tradeMessage(String topic, List<ObjectNode> made) {
        ObjectNode message = Json.object();
        message.put("topic", topic).put("type", "snapshot").put("ts", playback.nowMs());
        message.putArray("data").addAll(made);
        return message.toString();
    }

    /** Reports the bars of a market that are still open. */
    private void publishOpenBars(Listing listing, long nowMs) {
        for (BarInterval interval : BarInterval.values()) {
            String topic = KLINE + interval.wireName() + "." + listing.symbol();
            Set<StreamSession> sessions = sessions(topic);
            if (!sessions.isEmpty() && interval.startOf(nowMs) != nowMs) {
                playback.barFrom(listing, interval, interval.startOf(nowMs))
                        .ifPresent(bar -> send(topic, klineMessage(topic, bar, interval, nowMs, false)));
            }
        }
    }

    private void publishMarketTrade(Listing listing, long nowMs) {
        String topic = TRADES + listing.symbol();
        TapeTrade made = makeMarketTrade(listing, nowMs);
        if (!sessions(topic).isEmpty()) {
            send(topic, tradeMessage(topic, List.of(made.toStream())));
        }
    }

    private TapeTrade makeMarketTrade(Listing listing, long nowMs) {
        BigDecimal quantity = venue.instrument(listing)
                .stepAtOrBelow(playback.hourlyVolume(listing)
                        .divide(BigDecimal.valueOf(MINUTES_OF_AN_HOUR), QUANTITY_SCALE, RoundingMode.FLOOR))
                .max(venue.instrument(listing).quantityStep());
        return tape.ofMarket(listing, venue.quote(listing).mid(), quantity, nowMs);
    }

    /** The last trades of a market, newest first, as REST lists them; never none, for every market had a last price. */
    public List<ObjectNode> recentTrades(Listing listing, int most) {
        if (tape.newest(listing).isEmpty()) {
            makeMarketTrade(listing, playback.nowMs());
        }
        return tape.newest(listing).stream().limit(most).map(TapeTrade::toRest).toList();
    }

    /** Reports the top of the book, the ticker (spot whole, linear what changed), a trade and the open bars. */
    public void price(Listing listing, long nowMs) {
        publishMarketTrade(listing, nowMs);
        publishOpenBars(listing, nowMs);
        books.price(listing);
        String topic = TICKERS + listing.symbol();
        Set<StreamSession> tickers = sessions(topic);
        if (tickers.isEmpty()) {
            lastTickers.remove(listing.symbol());
            return;
        }
        ObjectNode ticker = TickerJson.stream(venue, playback, listing);
        ObjectNode before = lastTickers.put(listing.symbol(), ticker);
        switch (category) {
            case SPOT -> send(topic, envelope(topic, "snapshot", nowMs, ticker));
            case LINEAR -> {
                ObjectNode changes = before == null ? ticker : changes(before, ticker);
                send(topic, envelope(topic, before == null ? "snapshot" : "delta", nowMs, changes));
            }
        }
    }

    private Set<StreamSession> sessions(String topic) {
        return sessionsByTopic.getOrDefault(topic, Set.of());
    }

    private static ObjectNode changes(ObjectNode before, ObjectNode after) {
        ObjectNode changes = Json.object();
        changes.set("symbol", after.get("symbol"));
        for (Map.Entry<String, JsonNode> field : after.properties()) {
            if (!field.getValue().equals(before.get(field.getKey()))) {
                changes.set(field.getKey(), field.getValue());
            }
        }
        return changes;
    }

    private static String envelope(String topic, String type, long nowMs, ObjectNode data) {
        ObjectNode message = Json.object();
        message.put("topic", topic).put("type", type).put("ts", nowMs).put("cs", nowMs);
        message.set("data", data);
        return message.toString();
    }

    /** Sends a message to all who listen; the messages of one topic change places among themselves only. */
    private void send(String topic, String text) {
        delivery.send(topic, topic, () -> sessions(topic).forEach(session -> session.send(text)));
    }
}
