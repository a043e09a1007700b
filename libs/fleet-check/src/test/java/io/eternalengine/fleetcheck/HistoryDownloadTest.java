package io.eternalengine.fleetcheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.fleetcheck.PackagedEternal.Ended;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./eternal history} against the packaged simulator, which plays the exchange with a generated market. */
class HistoryDownloadTest {
    private static final String SPOT = "BTCUSDT-bybit-spot-1h";
    /** Two pages of candles and more. */
    private static final long SOME_PAGES_BYTES = 120_000;

    private static final Pattern TOKEN_FILE = Pattern.compile("with the token in the file (\\S+)");
    private static final HttpClient ADMIN = HttpClient.newHttpClient();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Process simulator;

    @SuppressWarnings("NullAway.Init")
    private static String url;

    @SuppressWarnings("NullAway.Init")
    private static Path whole;

    @BeforeAll
    static void startTheSimulatorAndDownloadAYear() throws IOException, InterruptedException {
        Path portFile = folder.resolve("port");
        simulator = PackagedEternal.start(
                folder.resolve("simulator.txt"), "simulator", "--generate", "7", "--port-file", portFile.toString());
        while (!Files.exists(portFile) || Files.readString(portFile).isBlank()) {
            assertThat(simulator.waitFor(100, TimeUnit.MILLISECONDS))
                    .as("the simulator ended: %s", Files.readString(folder.resolve("simulator.txt")))
                    .isFalse();
        }
        url = "http://127.0.0.1:" + Files.readString(portFile).strip();
        whole = folder.resolve("whole");
        Ended ended = download(whole, "BTCUSDT,ETHUSDT");
        assertThat(ended.exitCode()).as(ended.said()).isZero();
    }

    @AfterAll
    static void stopTheSimulator() throws InterruptedException {
        simulator.destroy();
        simulator.waitFor();
    }

    @Test
    void downloadsEveryHourAndSettlementOfTheYear() throws IOException, InterruptedException {
        Ended again = download(whole, "BTCUSDT");

        assertThat(again.exitCode()).as(again.said()).isZero();
        assertThat(again.said())
                .contains(SPOT + ".csv.gz: 8760 candles, there already")
                .contains("BTCUSDT-bybit-linear-1h.csv.gz: 8760 candles, there already")
                .contains("BTCUSDT-bybit-funding-8h.csv.gz: 1095 settlements, there already")
                .doesNotContain("missing");
    }

    @Test
    void goesOnWhereItWasKilledAndLeavesTheSameBytes() throws IOException, InterruptedException {
        // given a download that is killed in the middle of a line
        Path resumed = folder.resolve("resumed");
        fault("{\"delayMs\": 300}");
        Process killed = PackagedEternal.start(folder.resolve("killed.txt"), arguments(resumed, "BTCUSDT,ETHUSDT"));
        Path partial = resumed.resolve(SPOT + ".2023-01-01.2024-01-01.part");
        while (!Files.exists(partial) || Files.size(partial) < SOME_PAGES_BYTES) {
            assertThat(killed.waitFor(20, TimeUnit.MILLISECONDS))
                    .as("the download ended: %s", Files.readString(folder.resolve("killed.txt")))
                    .isFalse();
        }
        killed.destroyForcibly().waitFor();
        fault("{}");
        assertThat(resumed.resolve(SPOT + ".csv.gz")).doesNotExist();
        Files.writeString(partial, "16930", StandardOpenOption.APPEND);

        // when
        Ended ended = download(resumed, "BTCUSDT,ETHUSDT");

        // then
        assertThat(ended.exitCode()).as(ended.said()).isZero();
        assertThat(files(resumed)).isEqualTo(files(whole)).hasSize(6);
    }

    @Test
    void growsAFileAtBothEndsToTheBytesOfOneDownload() throws IOException, InterruptedException {
        // given two months in the middle of the year
        Path grown = folder.resolve("grown");
        assertThat(download(grown, "BTCUSDT", "2023-05-01", "2023-07-01").exitCode())
                .isZero();

        // when
        Ended ended = download(grown, "BTCUSDT");

        // then
        assertThat(ended.exitCode()).as(ended.said()).isZero();
        assertThat(ended.said()).contains(SPOT + ".csv.gz: 8760 candles").doesNotContain("there already");
        SortedMap<String, String> expected = files(whole);
        assertThat(files(grown))
                .hasSize(3)
                .allSatisfy((name, content) -> assertThat(expected).containsEntry(name, content));
    }

    @Test
    void aNarrowerRangeLeavesTheFileAsItIs() throws IOException, InterruptedException {
        SortedMap<String, String> before = files(whole);

        Ended ended = download(whole, "BTCUSDT", "2023-02-01", "2023-12-01");

        assertThat(ended.exitCode()).as(ended.said()).isZero();
        assertThat(ended.said()).contains(SPOT + ".csv.gz: 8760 candles, there already");
        assertThat(files(whole)).isEqualTo(before);
    }

    @Test
    void aFileWhoseRowsTheExchangeDoesNotHaveDoesNotGrow() throws IOException, InterruptedException {
        // given a candle of 2022, before the exchange has any
        Path foreign = Files.createDirectories(folder.resolve("foreign"));
        try (var out = new GZIPOutputStream(Files.newOutputStream(foreign.resolve(SPOT + ".csv.gz")))) {
            out.write("timestamp_ms,open,high,low,close,volume\n1640995200000,1,1,1,1,1\n"
                    .getBytes(StandardCharsets.US_ASCII));
        }

        // when
        Ended ended = download(foreign, "BTCUSDT");

        // then
        assertThat(ended.exitCode()).as(ended.said()).isEqualTo(2);
        assertThat(ended.said()).contains("exists and holds 1 rows").contains("move it away or choose another folder");
    }

    @Test
    void isRefusedWhileAnotherWritesIntoTheFolder() throws IOException, InterruptedException {
        // given
        Path shared = folder.resolve("shared");
        fault("{\"delayMs\": 300}");
        Process first = PackagedEternal.start(folder.resolve("first.txt"), arguments(shared, "BTCUSDT"));
        Path partial = shared.resolve(SPOT + ".2023-01-01.2024-01-01.part");
        while (!Files.exists(partial)) {
            assertThat(first.waitFor(20, TimeUnit.MILLISECONDS))
                    .as("the download ended: %s", Files.readString(folder.resolve("first.txt")))
                    .isFalse();
        }
        fault("{\"delayMs\": 1000}");

        // when
        Ended second = download(shared, "ETHUSDT");

        // then
        fault("{}");
        assertThat(second.exitCode()).as(second.said()).isEqualTo(2);
        assertThat(second.said()).contains("another download is writing there").doesNotContain("\tat ");
        assertThat(first.waitFor()).isZero();
        assertThat(shared.resolve(SPOT + ".csv.gz")).exists();
    }

    @Test
    void waitsForAnExchangeThatIsDown() throws IOException, InterruptedException {
        fault("{\"downMs\": 2000}");

        Ended ended = download(folder.resolve("patient"), "ETHUSDT");

        assertThat(ended.exitCode()).as(ended.said()).isZero();
        assertThat(ended.said()).contains("ETHUSDT-bybit-spot-1h.csv.gz: 8760 candles");
    }

    @Test
    void isReadByTheBacktester() throws IOException, InterruptedException {
        Ended ended = PackagedEternal.run(
                folder, "backtest", "--data", whole.toString(), "--from", "2023-09-01", "--to", "2024-01-01");

        assertThat(ended.exitCode()).as(ended.said()).isZero();
        assertThat(ended.said()).contains("2023-09-01");
    }

    @Test
    void tellsWhatTheExchangeDoesNotHave() throws IOException, InterruptedException {
        Ended ended = PackagedEternal.run(
                folder,
                "history",
                "--symbol",
                "ETHUSDT",
                "--category",
                "spot",
                "--from",
                "2023-12-31",
                "--to",
                "2024-01-02",
                "--out",
                folder.resolve("late").toString(),
                "--url",
                url);

        assertThat(ended.exitCode()).as(ended.said()).isZero();
        assertThat(ended.said())
                .contains("24 candles")
                .contains("24 candles are missing from 2024-01-01T00:00:00Z to 2024-01-02T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NOSUCHUSDT | 2023-01-01 | 2024-01-01 | --symbol is NOSUCHUSDT: the exchange lists no such symbol
            """)
    void refusesWithASentence(String symbol, String from, String to, String sentence)
            throws IOException, InterruptedException {
        SortedMap<String, String> before = files(whole);

        Ended ended = PackagedEternal.run(
                folder,
                "history",
                "--symbol",
                symbol,
                "--from",
                from,
                "--to",
                to,
                "--out",
                whole.toString(),
                "--url",
                url);

        assertThat(ended.exitCode()).as(ended.said()).isEqualTo(2);
        assertThat(ended.said().strip()).contains(sentence).endsWith(".").doesNotContain("\tat ");
        assertThat(files(whole)).isEqualTo(before);
    }

    @Test
    void refusesAFileThatIsNoHistory() throws IOException, InterruptedException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve(SPOT + ".csv.gz"), "a diary");

        Ended ended = download(other, "BTCUSDT");

        assertThat(ended.exitCode()).as(ended.said()).isEqualTo(2);
        assertThat(ended.said()).contains("cannot be read as gzip CSV").contains("move the file away");
        assertThat(other.resolve(SPOT + ".csv.gz")).hasContent("a diary");
    }

    private static Ended download(Path out, String symbols) throws IOException, InterruptedException {
        return PackagedEternal.run(folder, arguments(out, symbols));
    }

    private static Ended download(Path out, String symbols, String from, String to)
            throws IOException, InterruptedException {
        return PackagedEternal.run(folder, arguments(out, symbols, from, to));
    }

    private static String[] arguments(Path out, String symbols) {
        return arguments(out, symbols, "2023-01-01", "2024-01-01");
    }

    private static String[] arguments(Path out, String symbols, String from, String to) {
        return new String[] {
            "history", "--symbol", symbols, "--from", from, "--to", to, "--out", out.toString(), "--url", url
        };
    }

    private static void fault(String fault) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + "/admin/v1/faults"))
                .header("Authorization", "Bearer " + adminToken())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(fault))
                .build();
        assertThat(ADMIN.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }

    /** What the verb reports to whoever started it. */
    private static String adminToken() throws IOException {
        Matcher reported = TOKEN_FILE.matcher(Files.readString(folder.resolve("simulator.txt")));
        assertThat(reported.find()).isTrue();
        return Files.readString(Path.of(reported.group(1)));
    }

    private static SortedMap<String, String> files(Path directory) throws IOException {
        SortedMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return contents;
    }
}
