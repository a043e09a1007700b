package io.eternalengine.conformance;

import static io.eternalengine.conformance.Violation.unless;
import static io.eternalengine.conformance.Violation.unlessEqual;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** The public streams. */
final class PublicStreamCases {
    private static final String LINEAR = "/v5/public/linear";
    private static final String SPOT = "/v5/public/spot";
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private PublicStreamCases() {}

    static List<ConformanceCase> all() {
        return List.of(
                new ConformanceCase("BY-601", "a ping on a public stream is answered with pong", venue -> {
                    try (Stream stream = venue.stream(LINEAR)) {
                        unlessEqual(
                                "ret_msg",
                                stream.ask("ping").required("ret_msg").asText(),
                                "pong");
                    }
                }),
                new ConformanceCase("BY-602", "a topic that does not exist is refused", venue -> {
                    try (Stream stream = venue.stream(LINEAR)) {
                        unless(
                                !stream.ask("subscribe", "nonsense.BTCUSDT")
                                        .required("success")
                                        .asBoolean(),
                                "it succeeded");
                    }
                }),
                new ConformanceCase("BY-603", "spot takes ten topics in one subscription and refuses eleven", venue -> {
                    try (Stream stream = venue.stream(SPOT)) {
                        unless(
                                !stream.ask("subscribe", klines(11))
                                        .required("success")
                                        .asBoolean(),
                                "eleven were taken");
                        stream.subscribe(klines(10));
                    }
                }),
                new ConformanceCase("BY-604", "linear takes eleven topics in one subscription", venue -> {
                    try (Stream stream = venue.stream(LINEAR)) {
                        stream.subscribe(klines(11));
                    }
                }),
                new ConformanceCase(
                        "BY-605", "linear tickers begin with a snapshot and go on with what changed", venue -> {
                            try (Stream stream = venue.stream(LINEAR)) {
                                stream.subscribe("tickers.BTCUSDT");
                                JsonNode first = stream.next("tickers.BTCUSDT");
                                unlessEqual(
                                        "the first type", first.required("type").asText(), "snapshot");
                                venue.letPass(A_MINUTE);
                                JsonNode second = stream.next("tickers.BTCUSDT");
                                unlessEqual(
                                        "the second type",
                                        second.required("type").asText(),
                                        "delta");
                                unless(
                                        second.required("data").size()
                                                < first.required("data").size(),
                                        "the delta repeats everything");
                                unlessEqual("symbol", second.at("/data/symbol").asText(), "BTCUSDT");
                            }
                        }),
                new ConformanceCase("BY-606", "spot tickers are snapshots only", venue -> {
                    try (Stream stream = venue.stream(SPOT)) {
                        stream.subscribe("tickers.BTCUSDT");
                        unlessEqual(
                                "the first type",
                                stream.next("tickers.BTCUSDT").required("type").asText(),
                                "snapshot");
                        venue.letPass(A_MINUTE);
                        unlessEqual(
                                "the second type",
                                stream.next("tickers.BTCUSDT").required("type").asText(),
                                "snapshot");
                    }
                }),
                new ConformanceCase(
                        "BY-607", "a book begins with a snapshot of its depth, best prices first", venue -> {
                            try (Stream stream = venue.stream(LINEAR)) {
                                stream.subscribe("orderbook.50.BTCUSDT");
                                JsonNode book = stream.next("orderbook.50.BTCUSDT");
                                unlessEqual("type", book.required("type").asText(), "snapshot");
                                List<BigDecimal> bids = prices(book.at("/data/b"));
                                List<BigDecimal> asks = prices(book.at("/data/a"));
                                unless(!bids.isEmpty() && bids.size() <= 50, "there are " + bids.size() + " bids");
                                unlessEqual(
                                        "the bids in order",
                                        bids,
                                        bids.stream()
                                                .sorted(java.util.Comparator.reverseOrder())
                                                .toList());
                                unless(bids.getFirst().compareTo(asks.getFirst()) < 0, "the book is crossed");
                                unless(book.at("/data/u").asLong() > 0, "there is no number of the update");
                            }
                        }),
                new ConformanceCase("BY-608", "a book of depth 1 is snapshots only, with numbers that grow", venue -> {
                    try (Stream stream = venue.stream(LINEAR)) {
                        stream.subscribe("orderbook.1.BTCUSDT");
                        JsonNode first = stream.next("orderbook.1.BTCUSDT");
                        venue.letPass(A_MINUTE);
                        JsonNode second = stream.next("orderbook.1.BTCUSDT");
                        unlessEqual("type", second.required("type").asText(), "snapshot");
                        unless(
                                second.at("/data/u").asLong()
                                        > first.at("/data/u").asLong(),
                                "the numbers do not grow");
                        unlessEqual("the number of bids", second.at("/data/b").size(), 1);
                    }
                }),
                new ConformanceCase("BY-609", "subscribing again to a book begins anew with a snapshot", venue -> {
                    try (Stream stream = venue.stream(LINEAR)) {
                        stream.subscribe("orderbook.50.BTCUSDT");
                        stream.next("orderbook.50.BTCUSDT");
                        unless(
                                stream.ask("unsubscribe", "orderbook.50.BTCUSDT")
                                        .required("success")
                                        .asBoolean(),
                                "it cannot be left");
                        while (stream.hasUnread("orderbook.50.BTCUSDT")) {
                            stream.next("orderbook.50.BTCUSDT");
                        }
                        stream.subscribe("orderbook.50.BTCUSDT");
                        unlessEqual(
                                "type",
                                stream.next("orderbook.50.BTCUSDT")
                                        .required("type")
                                        .asText(),
                                "snapshot");
                    }
                }),
                new ConformanceCase(
                        "BY-610",
                        "a candle is confirmed once its minute is over, and is then what REST reports",
                        venue -> {
                            try (Stream stream = venue.stream(LINEAR)) {
                                stream.subscribe("kline.1.BTCUSDT");
                                venue.letPass(A_MINUTE);
                                JsonNode candle = stream.await(
                                                "a closed candle",
                                                message -> message.at("/data/0/confirm")
                                                        .asBoolean())
                                        .at("/data/0");
                                long start = candle.required("start").asLong();
                                unlessEqual(
                                        "interval", candle.required("interval").asText(), "1");
                                unlessEqual("end", candle.required("end").asLong(), start + A_MINUTE.toMillis() - 1);
                                JsonNode row = venue.get(
                                                "/v5/market/kline?category=linear&symbol=BTCUSDT&interval=1&start="
                                                        + start + "&end=" + start)
                                        .only();
                                unlessEqual(
                                        "open",
                                        row.get(1).asText(),
                                        candle.required("open").asText());
                                unlessEqual(
                                        "close",
                                        row.get(4).asText(),
                                        candle.required("close").asText());
                            }
                        }),
                new ConformanceCase("BY-611", "a topic that was left reports nothing more", venue -> {
                    try (Stream stream = venue.stream(SPOT)) {
                        stream.subscribe("tickers.BTCUSDT", "orderbook.1.BTCUSDT");
                        stream.next("tickers.BTCUSDT");
                        stream.ask("unsubscribe", "tickers.BTCUSDT");
                        while (stream.hasUnread("tickers.BTCUSDT")) {
                            stream.next("tickers.BTCUSDT");
                        }
                        stream.next("orderbook.1.BTCUSDT");
                        venue.letPass(A_MINUTE);
                        stream.next("orderbook.1.BTCUSDT");
                        unless(!stream.hasUnread("tickers.BTCUSDT"), "it goes on");
                    }
                }),
                new ConformanceCase(
                        "BY-612", "a book of 50 levels goes on with changes whose numbers leave no gap", venue -> {
                            try (Stream stream = venue.stream(LINEAR)) {
                                stream.subscribe("orderbook.50.BTCUSDT");
                                BookCopy copy = new BookCopy(stream.next("orderbook.50.BTCUSDT"));
                                for (int i = 0; i < 3; i++) {
                                    venue.letPass(A_MINUTE);
                                    JsonNode change = stream.next("orderbook.50.BTCUSDT");
                                    unlessEqual("type", change.required("type").asText(), "delta");
                                    copy.goOn(change);
                                }
                            }
                        }),
                new ConformanceCase(
                        "BY-613", "each change of a book leaves it sorted, uncrossed and within its depth", venue -> {
                            try (Stream stream = venue.stream(LINEAR)) {
                                stream.subscribe("orderbook.200.BTCUSDT");
                                BookCopy copy = new BookCopy(stream.next("orderbook.200.BTCUSDT"));
                                for (int i = 0; i < 3; i++) {
                                    venue.letPass(A_MINUTE);
                                    copy.goOn(stream.next("orderbook.200.BTCUSDT"));
                                    copy.requireSound(200);
                                }
                            }
                        }),
                new ConformanceCase(
                        "BY-614",
                        "a newcomer's snapshot has the number that the others' changes have reached",
                        venue -> {
                            try (Stream early = venue.stream(LINEAR);
                                    Stream late = venue.stream(LINEAR)) {
                                early.subscribe("orderbook.50.BTCUSDT");
                                BookCopy one = new BookCopy(early.next("orderbook.50.BTCUSDT"));
                                venue.letPass(A_MINUTE);
                                late.subscribe("orderbook.50.BTCUSDT");
                                BookCopy other = new BookCopy(late.next("orderbook.50.BTCUSDT"));
                                while (one.update() < other.update()) {
                                    one.goOn(early.next("orderbook.50.BTCUSDT"));
                                }
                                while (other.update() < one.update()) {
                                    other.goOn(late.next("orderbook.50.BTCUSDT"));
                                }
                                unlessEqual("the book", one.levels(), other.levels());
                            }
                        }),
                new ConformanceCase("BY-615", "a subscription of candles is answered with the open one", venue -> {
                    try (Stream stream = venue.stream(LINEAR)) {
                        stream.subscribe("tickers.BTCUSDT");
                        venue.letPass(A_MINUTE);
                        stream.subscribe("kline.D.BTCUSDT");
                        JsonNode candle = stream.next("kline.D.BTCUSDT").at("/data/0");
                        unless(!candle.required("confirm").asBoolean(), "it is closed: " + candle);
                    }
                }));
    }

    private static String[] klines(int topics) {
        List<String> intervals = List.of("1", "3", "5", "15", "30", "60", "120", "240", "360", "720", "D");
        return IntStream.range(0, topics)
                .mapToObj(i -> "kline." + intervals.get(i) + ".BTCUSDT")
                .toArray(String[]::new);
    }

    private static List<BigDecimal> prices(JsonNode levels) {
        return java.util.stream.StreamSupport.stream(levels.spliterator(), false)
                .map(level -> new BigDecimal(level.required(0).asText()))
                .toList();
    }
}
