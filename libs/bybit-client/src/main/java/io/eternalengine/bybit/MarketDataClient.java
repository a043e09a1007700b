package io.eternalengine.bybit;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** The public part of the REST interface. */
final class MarketDataClient {

    private static final String TIME = "/v5/market/time";
    private static final long NANOS_PER_MS = 1_000_000;
    private static final int MOST_KLINES = 1_000;
    private static final int MOST_INSTRUMENTS = 1_000;

    private final RestTransport transport;

    MarketDataClient(RestTransport transport) {
        this.transport = transport;
    }

    Future<Outcome<Long>> serverTime() {
        return transport.get(TIME, new Query()).map(MarketDataClient::readTime);
    }

    /**
     * Reads the exchange's clock, together with this machine's clock at the first byte of the request and at the answer, so
     * that the time taken to connect does not count.
     */
    Future<Outcome<ClockSample>> clockSample() {
        long[] askedMs = new long[1];
        return transport
                .get(TIME, new Query(), () -> askedMs[0] = System.currentTimeMillis())
                .map(MarketDataClient::readTime)
                .map(outcome ->
                        outcome.map(serverMs -> new ClockSample(askedMs[0], serverMs, System.currentTimeMillis())));
    }

    private static Outcome<Long> readTime(Outcome<Answer> outcome) {
        return Outcomes.read(outcome, answer -> answer.result().integer("timeNano") / NANOS_PER_MS);
    }

    Future<Outcome<List<Kline>>> klines(
            Category category, String symbol, String interval, long startMs, long endMs, int limit) {
        if (limit < 1 || limit > MOST_KLINES) {
            throw new IllegalArgumentException("limit = " + limit + ": must be between 1 and " + MOST_KLINES);
        }
        long lengthMs = Kline.intervalMs(interval);
        Query query = new Query()
                .with("category", category.wireName())
                .with("symbol", symbol)
                .with("interval", interval)
                .with("start", startMs)
                .with("end", endMs)
                .with("limit", limit);
        return transport
                .get("/v5/market/kline", query)
                .map(outcome ->
                        Outcomes.read(outcome, answer -> readKlines(category, symbol, interval, lengthMs, answer)));
    }

    private static List<Kline> readKlines(
            Category category, String symbol, String interval, long lengthMs, Answer answer) {
        var rows = answer.result().node().path("list");
        if (!rows.isArray()) {
            throw new MalformedAnswerException("field list: expected an array in "
                    + PayloadShape.of(answer.result().node()));
        }
        List<Kline> klines = new ArrayList<>(rows.size());
        // The exchange lists the newest first, and includes the candle that is still open.
        for (int i = rows.size() - 1; i >= 0; i--) {
            Kline open = Kline.read(category, symbol, interval, rows.get(i), false);
            boolean closed = open.startMs() + lengthMs <= answer.timeMs();
            klines.add(closed ? Kline.read(category, symbol, interval, rows.get(i), true) : open);
        }
        return List.copyOf(klines);
    }

    Future<Outcome<List<Instrument>>> instruments(Category category) {
        return Pages.readAll(
                () -> new Query().with("category", category.wireName()).with("limit", MOST_INSTRUMENTS),
                query -> transport.get("/v5/market/instruments-info", query),
                fields -> Instrument.read(category, fields));
    }

    Future<Outcome<List<Ticker>>> tickers(Category category, String symbol) {
        Query query = new Query().with("category", category.wireName()).withUnlessEmpty("symbol", symbol);
        return transport
                .get("/v5/market/tickers", query)
                .map(outcome -> Outcomes.read(
                        outcome,
                        answer -> answer.result()
                                .list("list", fields -> Ticker.read(category, answer.timeMs(), fields))));
    }
}
