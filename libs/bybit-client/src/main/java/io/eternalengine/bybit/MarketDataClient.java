package io.eternalengine.bybit;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The public part of the REST interface. Reached by {@link BybitRestClient#marketData()}. */
public final class MarketDataClient {

    private static final String TIME = "/v5/market/time";
    private static final long NANOS_PER_MS = 1_000_000;
    private static final int MOST_KLINES = 1_000;
    private static final int MOST_FUNDING_RATES = 200;
    private static final int MOST_ANNOUNCEMENTS = 50;
    private static final int MOST_INSTRUMENTS = 1_000;

    private final RestTransport transport;

    MarketDataClient(RestTransport transport) {
        this.transport = transport;
    }

    /** The exchange's time, epoch milliseconds. */
    public Future<Outcome<Long>> serverTime() {
        return transport.send(ExchangeRequest.market(TIME, new Query())).map(MarketDataClient::readTime);
    }

    /**
     * Reads the exchange's clock, together with this machine's clock at the first byte of the request and at the answer, so
     * that the time taken to connect does not count.
     */
    Future<Outcome<ClockSample>> clockSample() {
        long[] askedMs = new long[1];
        return transport
                .send(ExchangeRequest.market(TIME, new Query()).withGate(() -> {
                    askedMs[0] = System.currentTimeMillis();
                    return SendGate.OPEN.openForMs();
                }))
                .map(MarketDataClient::readTime)
                .map(outcome ->
                        outcome.map(serverMs -> new ClockSample(askedMs[0], serverMs, System.currentTimeMillis())));
    }

    private static Outcome<Long> readTime(Outcome<Answer> outcome) {
        return Outcomes.read(outcome, answer -> answer.result().integer("timeNano") / NANOS_PER_MS);
    }

    /** Maintenance and incidents of the exchange, those to come and those of the past too, as far as it lists them. */
    public Future<Outcome<List<SystemNotice>>> systemStatus() {
        return notices("/v5/system/status", new Query(), "system status", SystemNotice::read);
    }

    /** The newest announcements of markets that end. */
    public Future<Outcome<List<Announcement>>> delistings() {
        Query query =
                new Query().with("locale", "en-US").with("type", "delistings").with("limit", MOST_ANNOUNCEMENTS);
        return notices("/v5/announcements/index", query, "announcements", Announcement::read);
    }

    private <T> Future<Outcome<List<T>>> notices(String path, Query query, String what, Function<Fields, T> reader) {
        return transport
                .send(ExchangeRequest.market(path, query))
                .map(outcome -> Outcomes.read(
                        outcome,
                        answer ->
                                Pages.readable(what, reader, transport::skipped).apply(answer.result())));
    }

    /** See {@link BybitRestClient#klines}. */
    public Future<Outcome<List<Kline>>> klines(
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
                .send(ExchangeRequest.market("/v5/market/kline", query))
                .map(outcome ->
                        Outcomes.read(outcome, answer -> readKlines(category, symbol, interval, lengthMs, answer)));
    }

    private List<Kline> readKlines(Category category, String symbol, String interval, long lengthMs, Answer answer) {
        var rows = answer.result().node().path("list");
        if (!rows.isArray()) {
            throw new MalformedAnswerException("field list: expected an array in "
                    + PayloadShape.of(answer.result().node()));
        }
        List<Kline> klines = new ArrayList<>(rows.size());
        // The exchange lists the newest first, and includes the candle that is still open.
        for (int i = rows.size() - 1; i >= 0; i--) {
            try {
                Kline open = Kline.read(category, symbol, interval, rows.get(i), false);
                boolean closed = open.startMs() + lengthMs <= answer.timeMs();
                Kline row = closed ? Kline.read(category, symbol, interval, rows.get(i), true) : open;
                klines.add(row.publishedAt(answer.timeMs()));
            } catch (MalformedAnswerException e) {
                transport.skipped(SkippedRow.of("kline " + symbol, rows.size() - i, rows.get(i), e));
            }
        }
        return List.copyOf(klines);
    }

    /** The trading rules of all symbols of a category. */
    public Future<Outcome<List<Instrument>>> instruments(Category category) {
        return instruments(category, "");
    }

    /** The trading rules of one symbol, or of all when {@code symbol} is empty. */
    public Future<Outcome<List<Instrument>>> instruments(Category category, String symbol) {
        return Pages.readAll(
                () -> new Query()
                        .with("category", category.wireName())
                        .withUnlessEmpty("symbol", symbol)
                        .with("limit", MOST_INSTRUMENTS),
                query -> transport.send(ExchangeRequest.market("/v5/market/instruments-info", query)),
                Pages.readable("instruments-info", fields -> Instrument.read(category, fields), transport::skipped));
    }

    /** The latest prices of one symbol, or of all when {@code symbol} is empty. */
    public Future<Outcome<List<Ticker>>> tickers(Category category, String symbol) {
        Query query = new Query().with("category", category.wireName()).withUnlessEmpty("symbol", symbol);
        return transport
                .send(ExchangeRequest.market("/v5/market/tickers", query))
                .map(outcome -> Outcomes.read(
                        outcome,
                        answer -> Pages.readable(
                                        "tickers",
                                        fields -> Ticker.read(category, answer.timeMs(), fields),
                                        transport::skipped)
                                .apply(answer.result())));
    }

    /**
     * All candles that start from {@code startMs} to before {@code endMs}, oldest first, in as many requests as it takes. The
     * last one may still be open.
     */
    public Future<Outcome<List<Kline>>> klinesBetween(
            Category category, String symbol, String interval, long startMs, long endMs) {
        return klinesFrom(category, symbol, interval, startMs, endMs, new ArrayList<>());
    }

    private Future<Outcome<List<Kline>>> klinesFrom(
            Category category, String symbol, String interval, long startMs, long endMs, List<Kline> found) {
        if (startMs >= endMs) {
            return Future.succeededFuture(new Outcome.Accepted<>(List.copyOf(found)));
        }
        long nextMs = Math.min(endMs, startMs + MOST_KLINES * Kline.intervalMs(interval));
        return klines(category, symbol, interval, startMs, nextMs - 1, MOST_KLINES)
                .compose(outcome -> {
                    if (!(outcome instanceof Outcome.Accepted<List<Kline>>(List<Kline> klines))) {
                        return Future.succeededFuture(outcome);
                    }
                    found.addAll(klines);
                    return klinesFrom(category, symbol, interval, nextMs, endMs, found);
                });
    }

    /**
     * The order book of a symbol.
     *
     * @param depth levels on each side: 1 to 200 for spot, 1 to 500 for linear
     */
    public Future<Outcome<OrderBook>> orderBook(Category category, String symbol, int depth) {
        Query query = new Query()
                .with("category", category.wireName())
                .with("symbol", symbol)
                .with("limit", depth);
        return transport
                .send(ExchangeRequest.market("/v5/market/orderbook", query))
                .map(outcome -> Outcomes.read(outcome, answer -> OrderBook.read(category, answer.result())));
    }

    /** The funding settlements of a linear symbol from {@code startMs} to before {@code endMs}, oldest first. */
    public Future<Outcome<List<FundingRate>>> fundingHistory(String symbol, long startMs, long endMs) {
        return fundingBefore(symbol, startMs, endMs, new ArrayList<>());
    }

    /** The exchange answers the newest of a window first, so the window is read from its end. */
    private Future<Outcome<List<FundingRate>>> fundingBefore(
            String symbol, long startMs, long endMs, List<FundingRate> found) {
        if (startMs >= endMs) {
            return Future.succeededFuture(new Outcome.Accepted<>(List.copyOf(found.reversed())));
        }
        Query query = new TimeWindow(startMs, endMs)
                .addTo(new Query()
                        .with("category", Category.LINEAR.wireName())
                        .with("symbol", symbol)
                        .with("limit", MOST_FUNDING_RATES));
        return transport
                .send(ExchangeRequest.market("/v5/market/funding/history", query))
                .map(outcome -> Outcomes.read(outcome, this::readFunding))
                .compose(outcome -> {
                    if (!(outcome
                            instanceof Outcome.Accepted<FundingPage>(FundingPage(List<FundingRate> rates, int rows)))) {
                        return Future.succeededFuture(outcome.map(unreachable -> List.<FundingRate>of()));
                    }
                    found.addAll(rates);
                    // A page of which nothing can be read does not say where the one before it ends.
                    long oldestMs = rows < MOST_FUNDING_RATES || rates.isEmpty()
                            ? startMs
                            : rates.getLast().timeMs();
                    return oldestMs < endMs
                            ? fundingBefore(symbol, startMs, oldestMs, found)
                            : Future.succeededFuture(new Outcome.Ambiguous<>(new MalformedAnswerException(
                                    "funding settlements outside of the window asked for")));
                });
    }

    /** @param rows how many the exchange sent, those that could not be read included */
    private record FundingPage(List<FundingRate> rates, int rows) {}

    private FundingPage readFunding(Answer answer) {
        List<FundingRate> rates = Pages.readable("funding history", FundingRate::read, transport::skipped)
                .apply(answer.result());
        return new FundingPage(rates, answer.result().node().path("list").size());
    }
}
