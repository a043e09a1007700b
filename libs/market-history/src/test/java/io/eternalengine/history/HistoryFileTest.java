package io.eternalengine.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryFileTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final long FROM_MS = 1_582_156_800_000L;
    private static final String HEADER = "timestamp_ms,open,high,low,close,volume\n";

    private record Row(
            long openTimeMs, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, BigDecimal volume) {}

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void readsCandlesExactly() throws IOException {
        Path file = write("c.csv", HEADER + FROM_MS + ",100.10,101.25,99.00000001,100,0.5\n");

        List<Row> rows = candles(file);

        assertThat(rows)
                .containsExactly(
                        new Row(FROM_MS, dec("100.10"), dec("101.25"), dec("99.00000001"), dec("100"), dec("0.5")));
    }

    @Test
    void readsPlainAndGzipAlike() throws IOException {
        String text = HEADER + FROM_MS + ",100,101,99,100,1\r\n" + (FROM_MS + 3_600_000) + ",100,101,99,100,1\r\n";

        assertThat(candles(write("c.csv.gz", text))).isEqualTo(candles(write("c.csv", text)));
    }

    @Test
    void readsOnlyTheRange() throws IOException {
        Path file = write("f.csv", "timestamp_ms,funding_rate\n1000,0.0001\n2000,-0.00025\n3000,0.0002\n");

        List<BigDecimal> rates = new HistoryFile(file).fundingRates(new TimeRange(2000, 3000), (time, rate) -> rate);

        assertThat(rates).containsExactly(dec("-0.00025"));
    }

    @Test
    void readsSentiment() throws IOException {
        Path file = write("s.csv", "timestamp_ms,value\n1000,17\n");

        assertThat(new HistoryFile(file).<BigDecimal>sentiment(TimeRange.ALL, (time, value) -> value))
                .containsExactly(dec("17"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            0,100,NaN,99,100,1      | line 2: high = NaN: must be a decimal
            0,100,Infinity,99,100,1 | line 2: high = Infinity: must be a decimal
            0,,101,99,100,1         | line 2: open = : must be a decimal
            0,-100,101,99,100,1     | line 2: open = -100: must be positive
            0,0,101,99,100,1        | line 2: open = 0: must be positive
            0,100,101,99,100,-1     | line 2: volume = -1: must not be negative
            0,100,101,99,100        | line 2: 5 values: must be 6
            0,100,101,99,100,1,7    | line 2: 7 values: must be 6
            yesterday,1,1,1,1,1     | line 2: timestamp_ms = yesterday: must be epoch milliseconds
            -5,1,1,1,1,1            | line 2: timestamp_ms = -5: must be epoch milliseconds
            60000,1,1,1,1,1         | line 2: timestamp_ms = 60000: must be a multiple of the interval 3600000
            0,1E99,1,1,1,1          | line 2: open: must be a decimal of reasonable size
            """)
    void refusesARowWithFileLineAndRule(String row, String sentence) throws IOException {
        Path file = write("c.csv.gz", HEADER + row + "\n");

        assertThatThrownBy(() -> candles(file))
                .isInstanceOf(BadHistory.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(sentence);
    }

    @Test
    void widensACandleWhoseOpenOrCloseLiesOutsideOfLowToHighAndCountsIt() throws IOException {
        Path file =
                write("w.csv", HEADER + "0,98.9,102,99,101,5\n3600000,100,101,99,103,5\n7200000,100,101,99,100,1\n");
        var history = new HistoryFile(file);

        List<Row> rows = history.candles(TimeRange.ALL, HOUR, Row::new);

        assertThat(rows).extracting(Row::low).containsExactly(dec("98.9"), dec("99"), dec("99"));
        assertThat(rows).extracting(Row::high).containsExactly(dec("102"), dec("103"), dec("101"));
        assertThat(history.widened()).isEqualTo(2);
    }

    @Test
    void refusesADuplicate() throws IOException {
        String row = FROM_MS + ",100,101,99,100,1\n";
        assertRefused(
                write("c.csv", HEADER + row + row),
                "line 3: timestamp_ms = " + FROM_MS + ": must be later than the row");
    }

    @Test
    void refusesDisorderEvenOutsideTheRange() throws IOException {
        Path file = write("f.csv", "timestamp_ms,funding_rate\n2000,0\n1000,0\n5000,0\n");

        assertThatThrownBy(() -> new HistoryFile(file).fundingRates(new TimeRange(5000, 6000), (time, rate) -> rate))
                .hasMessageContaining("line 3: timestamp_ms = 1000: must be later than the row before, 2000");
    }

    @Test
    void refusesAnotherHeader() throws IOException {
        assertRefused(
                write("c.csv", "time,open\n"),
                "line 1: the header is time,open: must be timestamp_ms,open,high,low,close,volume");
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        assertRefused(write("c.csv", ""), "line 1: the file is empty: must begin with the header timestamp_ms");
    }

    @Test
    void refusesATruncatedGzipWithTheLineReached() throws IOException {
        var text = new StringBuilder(HEADER);
        for (int i = 0; i < 20_000; i++) {
            text.append(FROM_MS + i * 3_600_000L)
                    .append(",")
                    .append(100 + i % 977)
                    .append(",9999,1,101,1\n");
        }
        byte[] whole = gzip(text.toString());
        Path file = Files.write(folder.resolve("c.csv.gz"), Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> candles(file))
                .isInstanceOf(BadHistory.class)
                .hasMessageMatching(".*c\\.csv\\.gz after line [0-9]{3,}: cannot be read as gzip CSV: .*");
    }

    @Test
    void refusesWhatIsNoGzip() throws IOException {
        Path file = Files.writeString(folder.resolve("c.csv.gz"), HEADER);
        assertRefused(file, "cannot be read as gzip CSV: Not in GZIP format");
    }

    @Test
    void refusesAMissingFile() {
        assertRefused(folder.resolve("none.csv"), "none.csv: no such file, or it cannot be read");
    }

    @Test
    void tellsWhatACandleOfTheReaderRefuses() throws IOException {
        Path file = write("c.csv", HEADER + FROM_MS + ",100,101,99,100,1\n");

        assertThatThrownBy(() -> new HistoryFile(file).candles(TimeRange.ALL, HOUR, (t, o, h, l, c, v) -> {
                    throw new IllegalArgumentException("close is 100: I do not like it");
                }))
                .isInstanceOf(BadHistory.class)
                .hasMessageContaining("c.csv line 2: close is 100: I do not like it");
    }

    @Test
    void findsGaps() {
        List<Gap> gaps = Gap.between(new long[] {0, 10, 40, 50, 70}, 10);

        assertThat(gaps).containsExactly(new Gap(20, 40, 2), new Gap(60, 70, 1));
    }

    private void assertRefused(Path file, String sentence) {
        assertThatThrownBy(() -> candles(file)).isInstanceOf(BadHistory.class).hasMessageContaining(sentence);
    }

    private static List<Row> candles(Path file) {
        return new HistoryFile(file).candles(TimeRange.ALL, HOUR, Row::new);
    }

    private static BigDecimal dec(String text) {
        return new BigDecimal(text);
    }

    private Path write(String name, String text) throws IOException {
        byte[] bytes = name.endsWith(".gz") ? gzip(text) : text.getBytes(StandardCharsets.UTF_8);
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
