package io.eternalengine.conformance;

import static io.eternalengine.conformance.Violation.unless;
import static io.eternalengine.conformance.Violation.unlessEqual;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.StreamSupport;

/** Prices, candles, instruments, funding: what anyone may read. */
final class MarketCases {
    private static final long HOUR_MS = 3_600_000;
    private static final String KLINES = "/v5/market/kline?category=linear&symbol=BTCUSDT&interval=60";
    private static final String FUNDING = "/v5/market/funding/history?category=linear&symbol=BTCUSDT";

    private MarketCases() {}

    static List<ConformanceCase> all() {
        return List.of(
                new ConformanceCase("BY-101", "the time is reported in seconds and nanoseconds that agree", venue -> {
                    JsonNode time = venue.get("/v5/market/time").result();
                    unlessEqual(
                            "seconds",
                            time.required("timeNano").asLong() / 1_000_000_000,
                            time.required("timeSecond").asLong());
                }),
                new ConformanceCase("BY-102", "candles come newest first", venue -> {
                    long[] starts = starts(venue.get(KLINES + "&limit=5"));
                    unlessEqual("the number of candles", starts.length, 5);
                    for (int i = 1; i < starts.length; i++) {
                        unlessEqual("the start of an older candle", starts[i], starts[i - 1] - HOUR_MS);
                    }
                }),
                new ConformanceCase("BY-103", "the first candle is the one that is still open", venue -> {
                    Reply reply = venue.get(KLINES + "&limit=1");
                    long start = starts(reply)[0];
                    long now = reply.body().required("time").asLong();
                    unless(start <= now && now < start + HOUR_MS, "the candle of " + start + " is not open at " + now);
                }),
                new ConformanceCase("BY-104", "start and end are both included", venue -> {
                    long newest = starts(venue.get(KLINES + "&limit=1"))[0];
                    long[] starts = starts(
                            venue.get(KLINES + "&start=" + (newest - 4 * HOUR_MS) + "&end=" + (newest - 2 * HOUR_MS)));
                    unlessEqual("the number of candles", starts.length, 3);
                    unlessEqual("the oldest", starts[2], newest - 4 * HOUR_MS);
                }),
                new ConformanceCase("BY-105", "a start without an end gives the first candles from there", venue -> {
                    long newest = starts(venue.get(KLINES + "&limit=1"))[0];
                    long[] starts = starts(venue.get(KLINES + "&limit=2&start=" + (newest - 9 * HOUR_MS)));
                    unlessEqual("the newest of two", starts[0], newest - 8 * HOUR_MS);
                    unlessEqual("the oldest of two", starts[1], newest - 9 * HOUR_MS);
                }),
                new ConformanceCase("BY-106", "200 candles come when no limit is given, 1000 at most", venue -> {
                    unlessEqual("the number without a limit", starts(venue.get(KLINES)).length, 200);
                    unlessEqual("the number at most", starts(venue.get(KLINES + "&limit=1000")).length, 1000);
                }),
                new ConformanceCase(
                        "BY-107",
                        "a candle has seven texts: start, open, high, low, close, volume, turnover",
                        venue -> {
                            JsonNode row = venue.get(KLINES + "&limit=2").list().get(1);
                            unlessEqual("the number of values", row.size(), 7);
                            BigDecimal high = decimal(row.get(2));
                            BigDecimal low = decimal(row.get(3));
                            unless(high.compareTo(low) >= 0, "the high is under the low");
                            unless(decimal(row.get(1)).compareTo(high) <= 0, "the open is above the high");
                            unless(row.get(0).isTextual() && row.get(1).isTextual(), "the values are no texts");
                        }),
                new ConformanceCase(
                        "BY-108",
                        "a symbol that does not exist is refused with 10001",
                        venue -> venue.get("/v5/market/kline?category=linear&symbol=NOSUCHUSDT&interval=60")
                                .requireCode(10001)),
                new ConformanceCase(
                        "BY-109",
                        "an interval that does not exist is refused with 10001",
                        venue -> venue.get("/v5/market/kline?category=linear&symbol=BTCUSDT&interval=61")
                                .requireCode(10001)),
                new ConformanceCase(
                        "BY-110",
                        "a category that does not exist is refused with 10001",
                        venue -> venue.get("/v5/market/tickers?category=margin").requireCode(10001)),
                new ConformanceCase("BY-111", "funding settlements come newest first, 200 at most", venue -> {
                    List<JsonNode> rows = venue.get(FUNDING + "&limit=200").list();
                    unlessEqual("the number of settlements", rows.size(), 200);
                    for (int i = 1; i < rows.size(); i++) {
                        unless(settled(rows.get(i)) < settled(rows.get(i - 1)), "they are not newest first");
                    }
                }),
                new ConformanceCase(
                        "BY-112", "a funding history with a start and no end is refused with 10001", venue -> {
                            long newest =
                                    settled(venue.get(FUNDING + "&limit=1").only());
                            venue.get(FUNDING + "&startTime=" + (newest - 48 * HOUR_MS))
                                    .requireCode(10001);
                        }),
                new ConformanceCase("BY-113", "a funding history with an end alone ends there", venue -> {
                    List<JsonNode> two = venue.get(FUNDING + "&limit=2").list();
                    long end = settled(two.get(1));
                    unlessEqual(
                            "the newest",
                            settled(venue.get(FUNDING + "&endTime=" + end)
                                    .list()
                                    .getFirst()),
                            end);
                }),
                new ConformanceCase(
                        "BY-114",
                        "linear instruments report tick, step, minimum value and the funding interval in minutes",
                        venue -> {
                            JsonNode instrument = Trading.linear(venue).instrument();
                            decimal(instrument.at("/priceFilter/tickSize"));
                            JsonNode lot = instrument.required("lotSizeFilter");
                            for (String field : List.of(
                                    "qtyStep", "minOrderQty", "maxOrderQty", "maxMktOrderQty", "minNotionalValue")) {
                                decimal(lot.required(field));
                            }
                            unless(
                                    instrument.required("fundingInterval").asInt() % 60 == 0,
                                    "the interval is not in minutes");
                        }),
                new ConformanceCase(
                        "BY-115", "spot instruments report both precisions, tick and minimum value", venue -> {
                            JsonNode instrument = Trading.spot(venue).instrument();
                            decimal(instrument.at("/priceFilter/tickSize"));
                            for (String field :
                                    List.of("basePrecision", "quotePrecision", "minOrderQty", "minOrderAmt")) {
                                decimal(instrument.required("lotSizeFilter").required(field));
                            }
                        }),
                new ConformanceCase("BY-116", "linear instruments come in pages that the cursor joins", venue -> {
                    JsonNode first = venue.get("/v5/market/instruments-info?category=linear&limit=1")
                            .result();
                    unlessEqual("the size of a page", first.required("list").size(), 1);
                    String cursor = first.required("nextPageCursor").asText();
                    unless(!cursor.isEmpty(), "there is no cursor to the second page");
                    JsonNode second = venue.get("/v5/market/instruments-info?category=linear&limit=1&cursor="
                                    + java.net.URLEncoder.encode(cursor, java.nio.charset.StandardCharsets.UTF_8))
                            .only();
                    unless(
                            !second.required("symbol")
                                    .equals(first.required("list").get(0).required("symbol")),
                            "the second page repeats the first");
                }),
                new ConformanceCase(
                        "BY-117",
                        "a linear ticker reports bid, ask, mark, index and what funding comes next",
                        venue -> {
                            JsonNode ticker = Trading.linear(venue).ticker();
                            for (String field : List.of(
                                    "lastPrice",
                                    "markPrice",
                                    "indexPrice",
                                    "bid1Price",
                                    "ask1Price",
                                    "fundingRate",
                                    "openInterest")) {
                                decimal(ticker.required(field));
                            }
                            unless(
                                    decimal(ticker.required("bid1Price"))
                                                    .compareTo(decimal(ticker.required("ask1Price")))
                                            < 0,
                                    "bid is not below ask");
                            unless(
                                    ticker.required("nextFundingTime").asLong() % HOUR_MS == 0,
                                    "funding comes at no full hour");
                            unlessEqual(
                                    "hours between funding",
                                    ticker.required("fundingIntervalHour").asInt() * 60,
                                    Trading.linear(venue)
                                            .instrument()
                                            .required("fundingInterval")
                                            .asInt());
                        }),
                new ConformanceCase("BY-118", "a spot ticker reports bid and ask and nothing of funding", venue -> {
                    JsonNode ticker = Trading.spot(venue).ticker();
                    decimal(ticker.required("bid1Price"));
                    unless(!ticker.has("fundingRate") && !ticker.has("openInterest"), "it reports funding");
                }),
                new ConformanceCase(
                        "BY-119",
                        "the order book has as many levels as asked for, best first, bids below asks",
                        venue -> {
                            JsonNode book = venue.get("/v5/market/orderbook?category=linear&symbol=BTCUSDT&limit=5")
                                    .result();
                            List<BigDecimal> bids = prices(book.required("b"));
                            List<BigDecimal> asks = prices(book.required("a"));
                            unlessEqual("the number of bids", bids.size(), 5);
                            unlessEqual(
                                    "the bids in order",
                                    bids,
                                    bids.stream()
                                            .sorted(java.util.Comparator.reverseOrder())
                                            .toList());
                            unlessEqual(
                                    "the asks in order",
                                    asks,
                                    asks.stream().sorted().toList());
                            unless(bids.getFirst().compareTo(asks.getFirst()) < 0, "the book is crossed");
                        }),
                new ConformanceCase(
                        "BY-120",
                        "candles without a category are linear's, and of an unknown symbol there are none",
                        venue -> {
                            unlessEqual(
                                    "category",
                                    venue.get("/v5/market/kline?symbol=BTCUSDT&interval=60&limit=1")
                                            .result()
                                            .required("category")
                                            .asText(),
                                    "linear");
                            unless(
                                    venue.get("/v5/market/kline?symbol=NOSUCHUSDT&interval=60")
                                            .body()
                                            .path("result")
                                            .path("list")
                                            .isEmpty(),
                                    "there are candles of NOSUCHUSDT");
                        }),
                new ConformanceCase(
                        "BY-121",
                        "instrument and ticker report the same funding interval, and the next settlement lies within it",
                        venue -> {
                            String symbol = "?category=linear&symbol=BTCUSDT";
                            long minutes = venue.get("/v5/market/instruments-info" + symbol)
                                    .only()
                                    .required("fundingInterval")
                                    .asLong();
                            Reply reply = venue.get("/v5/market/tickers" + symbol);
                            JsonNode ticker = reply.only();
                            unlessEqual(
                                    "fundingIntervalHour",
                                    ticker.required("fundingIntervalHour").asLong() * 60,
                                    minutes);
                            long leftMs = ticker.required("nextFundingTime").asLong()
                                    - reply.body().required("time").asLong();
                            unless(
                                    leftMs > 0 && leftMs <= minutes * 60_000,
                                    "the next settlement is in " + leftMs + " ms, the interval is " + minutes + " min");
                        }),
                new ConformanceCase("BY-122", "mark, index and premium candles have a start and four prices", venue -> {
                    for (String kind : List.of("mark-price", "index-price", "premium-index-price")) {
                        List<JsonNode> rows = venue.get("/v5/market/" + kind
                                        + "-kline?category=linear&symbol=BTCUSDT&interval=60&limit=2")
                                .list();
                        unlessEqual(kind + " candles", rows.size(), 2);
                        unlessEqual(
                                "the fields of a " + kind + " candle",
                                rows.getFirst().size(),
                                5);
                    }
                }));
    }

    private static long[] starts(Reply reply) {
        return reply.list().stream().mapToLong(row -> row.required(0).asLong()).toArray();
    }

    private static long settled(JsonNode row) {
        return row.required("fundingRateTimestamp").asLong();
    }

    private static BigDecimal decimal(JsonNode text) {
        unless(text.isTextual(), text + " is no text");
        return new BigDecimal(text.asText());
    }

    private static List<BigDecimal> prices(JsonNode levels) {
        return StreamSupport.stream(levels.spliterator(), false)
                .map(level -> decimal(level.required(0)))
                .toList();
    }
}
