package io.eternalengine.venue.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.history.BadHistory;
import io.eternalengine.venue.Category;
import io.eternalengine.venue.Level;
import io.eternalengine.venue.Listing;
import io.eternalengine.venue.Order;
import io.eternalengine.venue.OrderRequest;
import io.eternalengine.venue.OrderStatus;
import io.eternalengine.venue.OrderType;
import io.eternalengine.venue.Side;
import io.eternalengine.venue.TimeInForce;
import io.eternalengine.venue.Venue;
import io.eternalengine.venue.VenueRules;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Order books that were recorded, and funding at intervals that change. */
class RecordedBookTest {

    private static final long FROM_MS = 1_704_067_200_000L;
    private static final long HOUR_MS = Candle.LENGTH_MS;
    private static final Listing LINEAR = new Listing(Category.LINEAR, "BTCUSDT");
    private static final String SNAPSHOT = "{\"topic\":\"orderbook.50.BTCUSDT\",\"type\":\"snapshot\",\"ts\":" + FROM_MS
            + ",\"data\":{\"s\":\"BTCUSDT\",\"b\":[[\"99.9\",\"2\"],[\"99.8\",\"5\"]],\"a\":[[\"100.1\",\"1\"],[\"100.3\",\"4\"]]}}\n";

    @TempDir
    private Path folder;

    private final Venue venue = new Venue(new VenueRules(List.of(LINEAR), BigDecimal.ZERO, 7), event -> {});

    @Test
    void quotesAndFillsByTheRecordedBookForAsLongAsItLasts() throws IOException {
        // given a book whose best ask is gone after ten seconds
        Playback playback = playback(SNAPSHOT + "{\"type\":\"delta\",\"ts\":" + (FROM_MS + 10_000)
                + ",\"data\":{\"b\":[],\"a\":[[\"100.1\",\"0\"],[\"100.2\",\"3\"]]}}\n");

        // then
        assertThat(venue.quote(LINEAR).ask()).isEqualByComparingTo("100.1");

        // when
        playback.advance(FROM_MS + 5_000);
        Order taken = buy("2", "100.3");

        // then the first level and a part of the second
        assertThat(taken.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(taken.filledValue()).isEqualByComparingTo("200.4");

        // when
        playback.advance(FROM_MS + 10_000);

        // then
        assertThat(venue.book(LINEAR, Side.BUY, 2)).containsExactly(level("100.2", "3.000"), level("100.3", "4.000"));

        // when the recording has ended for more than a minute
        playback.advance(FROM_MS + HOUR_MS);

        // then the candles quote again
        assertThat(venue.quote(LINEAR).mid()).isEqualByComparingTo("200");
    }

    @Test
    void quotesByTheBookInAnHourThatTheCandlesLack() throws IOException {
        // given candles of one hour only, and a book for each minute of the next
        StringBuilder lines = new StringBuilder(SNAPSHOT);
        for (int minute = 60; minute < 120; minute++) {
            lines.append(SNAPSHOT.replace(Long.toString(FROM_MS), Long.toString(FROM_MS + minute * 60_000L))
                    .replace("99.9", "99." + minute % 9));
        }
        Playback playback = playback(lines.toString(), 1);

        // when
        playback.advance(FROM_MS + HOUR_MS + 8 * 60_000);

        // then the book of that minute: 68 % 9 = 5
        assertThat(venue.quote(LINEAR).bid()).isEqualByComparingTo("99.8");
        assertThat(venue.book(LINEAR, Side.SELL, 2).getLast().price()).isEqualByComparingTo("99.5");
    }

    @Test
    void waitsBehindWhatTheRecordedBookShows() throws IOException {
        // given a bid at the best bid, where two stand
        Playback playback = playback(SNAPSHOT
                + "{\"type\":\"snapshot\",\"ts\":" + (FROM_MS + 10_000)
                + ",\"data\":{\"b\":[[\"99.8\",\"1\"]],\"a\":[[\"99.9\",\"2.5\"]]}}\n");
        Order order = buy("1", "99.9");

        // when asks of two and a half come down to it
        playback.advance(FROM_MS + 10_000);

        // then the queue takes two of them
        assertThat(venue.log().byId(order.id()).orElseThrow().filledQuantity()).isEqualByComparingTo("0.5");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nonsense                                                       | must be a JSON object
            {"type":"delta","ts":1704067200001}                            | b = : must be a list of levels
            {"type":"delta","ts":1704067100000,"data":{"b":[],"a":[]}}     | must not be before the line above
            {"type":"delta","ts":1704067200001,"data":{"b":[["100.1","1"]],"a":[]}} | b = 100.1: must be below the best ask 100.1
            {"type":"delta","ts":1704067200001,"data":{"b":[["x","1"]],"a":[]}}     | must be a decimal number
            {"type":"delta","ts":1704067200001,"data":{"b":[["1"]],"a":[]}}         | must hold a price and a quantity
            {"type":"delta","ts":1704067200001,"data":{"b":[["-1","1"]],"a":[]}}    | must have a positive price
            {"type":"full","ts":1704067200001,"data":{"b":[],"a":[]}}      | type = "full": must be snapshot or delta
            {"type":"delta","ts":"now","data":{"b":[],"a":[]}}             | ts = "now": must be epoch milliseconds
            """)
    void refusesARecordingWithFileAndLine(String line, String rule) throws IOException {
        Path file = write("bad.jsonl.gz", SNAPSHOT + line + "\n");
        assertThatThrownBy(() -> BookTape.check(file))
                .isInstanceOf(BadHistory.class)
                .hasMessageStartingWith(file + " line 2: ")
                .hasMessageContaining(rule);
    }

    @Test
    void refusesARecordingThatDoesNotBeginWithASnapshot() throws IOException {
        Path file = write("bad.jsonl", "{\"type\":\"delta\",\"ts\":1,\"data\":{\"b\":[],\"a\":[]}}\n");
        assertThatThrownBy(() -> BookTape.check(file)).hasMessageContaining("the first line must be a snapshot");
    }

    @Test
    void tellsTheIntervalThatFundingHasNow() {
        // given settlements every eight hours, then every four, then every hour
        List<FundingRate> rates = List.of(rate(0), rate(8), rate(12), rate(16), rate(17), rate(18));
        Playback playback = new Playback(
                new MarketHistory(
                        FROM_MS,
                        FROM_MS + 24 * HOUR_MS,
                        Map.of(LINEAR, new CandleSeries(candles(24))),
                        Map.of("BTCUSDT", rates),
                        List.of()),
                venue,
                BigDecimal.TWO,
                HOUR_MS,
                new Silent());
        venue.open("A", "USDT", new BigDecimal("10000"));
        buy("1", "204");

        // then
        assertThat(playback.fundingIntervalMs("BTCUSDT")).isEqualTo(8 * HOUR_MS);
        playback.advance(FROM_MS + 9 * HOUR_MS);
        assertThat(playback.fundingIntervalMs("BTCUSDT")).isEqualTo(4 * HOUR_MS);
        playback.advance(FROM_MS + 16 * HOUR_MS);
        assertThat(playback.fundingIntervalMs("BTCUSDT")).isEqualTo(HOUR_MS);
        playback.advance(FROM_MS + 24 * HOUR_MS);
        assertThat(venue.log().executions()).hasSize(1 + 5);
    }

    private Playback playback(String lines) throws IOException {
        return playback(lines, 2);
    }

    private Playback playback(String lines, int hoursOfCandles) throws IOException {
        Path file = write("book.jsonl.gz", lines);
        BookTape.check(file);
        Playback playback = new Playback(
                new MarketHistory(
                        FROM_MS,
                        FROM_MS + 2 * HOUR_MS,
                        Map.of(LINEAR, new CandleSeries(candles(hoursOfCandles))),
                        Map.of(),
                        List.of(),
                        Map.of(LINEAR, file),
                        SentimentSeries.NONE),
                venue,
                BigDecimal.TWO,
                HOUR_MS,
                new Silent());
        venue.open("A", "USDT", new BigDecimal("10000"));
        return playback;
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream bytes = Files.newOutputStream(file);
                OutputStream packed = name.endsWith(".gz") ? new GZIPOutputStream(bytes) : bytes) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private Order buy(String quantity, String price) {
        return venue.place(
                "A",
                new OrderRequest(
                        LINEAR,
                        Side.BUY,
                        OrderType.LIMIT,
                        new BigDecimal(quantity),
                        false,
                        new BigDecimal(price),
                        TimeInForce.GTC,
                        false,
                        "",
                        0));
    }

    private static List<Candle> candles(int hours) {
        return java.util.stream.IntStream.range(0, hours)
                .mapToObj(hour -> new Candle(
                        FROM_MS + hour * HOUR_MS,
                        new BigDecimal("200"),
                        new BigDecimal("200"),
                        new BigDecimal("200"),
                        new BigDecimal("200"),
                        BigDecimal.ONE))
                .toList();
    }

    private static FundingRate rate(int hour) {
        return new FundingRate(FROM_MS + hour * HOUR_MS, new BigDecimal("0.0001"));
    }

    private static Level level(String price, String quantity) {
        return new Level(new BigDecimal(price), new BigDecimal(quantity));
    }

    /** Nobody listens. */
    private static final class Silent implements MarketListener {
        @Override
        public void onCandleClosed(Listing listing, Candle candle, long nowMs) {}

        @Override
        public void onMinute(long nowMs) {}

        @Override
        public void onPrice(Listing listing, long nowMs) {}

        @Override
        public void onStepDone() {}
    }
}
