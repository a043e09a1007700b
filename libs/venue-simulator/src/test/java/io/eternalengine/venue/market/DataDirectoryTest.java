package io.eternalengine.venue.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.history.BadHistory;
import io.eternalengine.history.TimeRange;
import io.eternalengine.venue.Category;
import io.eternalengine.venue.Listing;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    private static final long HOUR_MS = Candle.LENGTH_MS;
    private static final long FROM_MS = 1_582_156_800_000L;
    private static final String HEADER = "timestamp_ms,open,high,low,close,volume\n";

    @TempDir
    Path directory;

    @Test
    void readsSpotLinearAndFunding() throws IOException {
        // given
        write("BTCUSDT-binance-spot-1h.csv.gz", candles(6));
        write("BTCUSDT-bybit-linear-1h.csv.gz", candles(6));
        write("BTCUSDT-bybit-funding-8h.csv.gz", "timestamp_ms,funding_rate\n" + FROM_MS + ",0.0001\n");

        // when
        MarketHistory history = read(4);

        // then
        assertThat(history.of(new Listing(Category.SPOT, "BTCUSDT")).candles()).hasSize(4);
        assertThat(history.of(new Listing(Category.LINEAR, "BTCUSDT")).candles())
                .hasSize(4);
        assertThat(history.funding().get("BTCUSDT")).hasSize(1);
        assertThat(history.notes()).containsExactly("there is no sentiment: the folder holds no fear-greed-1d.csv.gz");
    }

    @Test
    void findsTheSymbolsThatTheFolderHoldsWhole() throws IOException {
        // given
        write("SOLUSDT-bybit-spot-1h.csv.gz", candles(6));
        write("BTCUSDT-binance-spot-1h.csv.gz", candles(4));
        write("ETHUSDT-bybit-linear-1h.csv.gz", candles(6));
        write("XRPUSDT-binance-spot-1m-2022.csv.gz", candles(6));

        // then
        assertThat(complete(0)).containsExactly("BTCUSDT", "SOLUSDT");
        assertThat(complete(6)).containsExactly("SOLUSDT");
        assertThat(DataDirectory.read(directory, complete(6), FROM_MS, FROM_MS + 6 * HOUR_MS, 0)
                        .notes())
                .contains("ETHUSDT is left out: the folder holds no spot candles of it")
                .contains("BTCUSDT is left out: it was not asked for, or does not cover the range");
        assertThatThrownBy(() -> complete(7))
                .isInstanceOf(BadHistory.class)
                .hasMessage(directory + ": holds no symbol that can be played: there must be a file such as"
                        + " BTCUSDT-bybit-spot-1h.csv.gz with candles of all the days asked for");
    }

    private List<String> complete(int hours) {
        return hours == 0
                ? DataDirectory.completeSymbols(directory, OptionalLong.empty(), OptionalLong.empty())
                : DataDirectory.completeSymbols(
                        directory, OptionalLong.of(FROM_MS), OptionalLong.of(FROM_MS + hours * HOUR_MS));
    }

    @Test
    void refusesAFolderWithoutAnySymbol() {
        assertThatThrownBy(() -> complete(0))
                .hasMessage(directory + ": holds no symbol that can be played: there must be a file such as"
                        + " BTCUSDT-bybit-spot-1h.csv.gz");
    }

    @Test
    void spansWhatAllFilesCover() throws IOException {
        write("BTCUSDT-binance-spot-1h.csv.gz", candles(6));
        write("BTCUSDT-bybit-linear-1h.csv.gz", HEADER + row(FROM_MS + 2 * HOUR_MS, "100,101,99,100,1"));
        write("BTCUSDT-binance-perp-1h.csv.gz", candles(4));
        assertThat(DataDirectory.span(directory, List.of("BTCUSDT")))
                .isEqualTo(new TimeRange(FROM_MS, FROM_MS + 4 * HOUR_MS));
    }

    @Test
    void spansAndPlaysWhatWasDownloadedFromTheExchange() throws IOException {
        write("BTCUSDT-bybit-spot-1h.csv.gz", candles(6));
        write("BTCUSDT-bybit-linear-1h.csv.gz", candles(4));
        assertThat(DataDirectory.span(directory, List.of("BTCUSDT")))
                .isEqualTo(new TimeRange(FROM_MS, FROM_MS + 4 * HOUR_MS));
        assertThat(read(4).of(new Listing(Category.SPOT, "BTCUSDT")).candles()).hasSize(4);
    }

    @Test
    void readsFundingThatIsSettledAtOtherIntervals() throws IOException {
        write("BTCUSDT-bybit-spot-1h.csv.gz", candles(8));
        write("BTCUSDT-bybit-linear-1h.csv.gz", candles(8));
        write(
                "BTCUSDT-bybit-funding.csv.gz",
                "timestamp_ms,funding_rate\n" + FROM_MS + ",0.0001\n" + (FROM_MS + 4 * HOUR_MS) + ",0.0002\n");

        assertThat(read(8).funding().get("BTCUSDT")).hasSize(2);
    }

    @Test
    void findsARecordedBookAndRefusesABadOneWithItsLine() throws IOException {
        // given
        write("BTCUSDT-binance-spot-1h.csv.gz", candles(4));
        write(
                "BTCUSDT-bybit-spot-book.jsonl.gz",
                "{\"type\":\"snapshot\",\"ts\":" + FROM_MS
                        + ",\"data\":{\"b\":[[\"99\",\"1\"]],\"a\":[[\"101\",\"1\"]]}}\n");

        // then
        assertThat(read(4).books()).containsOnlyKeys(new Listing(Category.SPOT, "BTCUSDT"));
        write("BTCUSDT-bybit-spot-book.jsonl.gz", "{}\n");
        assertThatThrownBy(() -> read(4)).hasMessageContaining("BTCUSDT-bybit-spot-book.jsonl.gz line 1: ");
    }

    @Test
    void takesTheOtherLinearFileWhenTheFirstDoesNotCoverTheRange() throws IOException {
        // given
        write("BTCUSDT-binance-spot-1h.csv.gz", candles(4));
        write("BTCUSDT-bybit-linear-1h.csv.gz", HEADER + row(FROM_MS + 2 * HOUR_MS, "100,101,99,100,1"));
        write("BTCUSDT-binance-perp-1h.csv.gz", candles(4));

        // then
        assertThat(read(4).of(new Listing(Category.LINEAR, "BTCUSDT")).candles())
                .hasSize(4);
    }

    @Test
    void reportsGapsAndHighsThatSpotDoesNotBearOut() throws IOException {
        // given
        write(
                "BTCUSDT-binance-spot-1h.csv.gz",
                HEADER + row(FROM_MS, "100,101,99,100,1") + row(FROM_MS + 3 * HOUR_MS, "100,101,99,100,1"));
        write(
                "BTCUSDT-binance-perp-1h.csv.gz",
                HEADER
                        + row(FROM_MS, "100,300,99,100,1")
                        + row(FROM_MS + HOUR_MS, "100,101,99,100,1")
                        + row(FROM_MS + 2 * HOUR_MS, "100,101,99,100,1")
                        + row(FROM_MS + 3 * HOUR_MS, "100,101,99,100,1"));

        // when
        MarketHistory history = read(4);

        // then
        assertThat(history.notes())
                .anyMatch(note -> note.contains("BTCUSDT spot: 2 hours are missing"))
                .anyMatch(note -> note.contains("the high 300 of 2020-02-20T00:00:00Z is not borne out by spot"));
        assertThat(history.of(new Listing(Category.LINEAR, "BTCUSDT"))
                        .candles()
                        .getFirst()
                        .high())
                .isEqualByComparingTo("101");
    }

    @Test
    void refusesAMissingFile() {
        assertRefused("BTCUSDT-binance-spot-1h.csv.gz: no such file, or it cannot be read");
    }

    @Test
    void refusesARangeThatTheFilesDoNotCover() throws IOException {
        write("BTCUSDT-binance-spot-1h.csv.gz", candles(3));
        assertRefused("no file covers 2020-02-20T00:00:00Z to 2020-02-20T04:00:00Z");
    }

    @Test
    void aRangeBeforeThePerpetualWasListedIsPlayedWithSpotAlone() throws IOException {
        // given
        write("BTCUSDT-binance-spot-1h.csv.gz", candles(4));
        write("BTCUSDT-bybit-linear-1h.csv.gz", HEADER + row(FROM_MS + 9 * HOUR_MS, "100,101,99,100,1"));

        // when
        MarketHistory history = read(4);

        // then
        assertThat(history.series()).containsOnlyKeys(new Listing(Category.SPOT, "BTCUSDT"));
        assertThat(history.notes())
                .contains("BTCUSDT has no linear market: no file covers 2020-02-20T00:00:00Z to 2020-02-20T04:00:00Z; "
                        + "BTCUSDT-bybit-linear-1h.csv.gz holds nothing of that time");
    }

    @Test
    void refusesABadRowWithItsLine() throws IOException {
        write("BTCUSDT-binance-spot-1h.csv.gz", candles(1) + row(FROM_MS + HOUR_MS, "100,101,-99,100,1"));
        assertRefused("line 3: low = -99: must be positive");
    }

    private void assertRefused(String sentence) {
        assertThatThrownBy(() -> read(4)).isInstanceOf(BadHistory.class).hasMessageContaining(sentence);
    }

    private MarketHistory read(int hours) {
        return DataDirectory.read(directory, List.of("BTCUSDT"), FROM_MS, FROM_MS + hours * HOUR_MS, 0);
    }

    private static String candles(int hours) {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int hour = 0; hour < hours; hour++) {
            rows.append(row(FROM_MS + hour * HOUR_MS, "100,101,99,100,1"));
        }
        return rows.toString();
    }

    private static String row(long timeMs, String values) {
        return timeMs + "," + values + "\n";
    }

    private void write(String name, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(directory.resolve(name)))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
