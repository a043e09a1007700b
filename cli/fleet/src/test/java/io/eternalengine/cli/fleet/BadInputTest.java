package io.eternalengine.cli.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.eternalengine.cli.CommandLines;
import io.eternalengine.local.fleet.OperatorToken;
import io.eternalengine.local.processes.ProcessIdentity;
import io.eternalengine.local.processes.StateDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Each wrong command line gets one sentence on stderr and exit code 2, and nothing is started. */
class BadInputTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path state;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void nameTheStateDirectory() {
        state = folder.resolve("state");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    nonsense                              | nonsense
                    demo --speed fast                     | --speed is 'fast': it must be max, or a number above 0
                    demo --speed -1                       | --speed is '-1'
                    demo --speed 1e9                      | --speed is '1e9'
                    demo --capital much                   | '--capital': 'much' is not a number
                    demo --capital 10                     | --capital is 10: it must be at least 1000 USDT
                    demo --capital 1e30                   | --capital is 1000000000000000000000000000000: it must be at most 1000000000000 USDT
                    demo --speed 1e-2000000000            | --speed is '1e-2000000000': it must be max, or a number above 0 and at most 100000, with at most 9 decimals
                    demo --capital 1e2000000000           | '--capital': the number has more than 100 digits
                    up --speed 1e-2000000000              | '--speed': the number has more than 100 digits
                    demo --to 2023-01-01                  | --from is 2024-01-01 and --to is 2023-01-01: from must be before to
                    up --to 2024-01-01                    | --from is 2024-01-01 and --to is 2024-01-01: from must be before to
                    demo --to 2050-01-01                  | it plays 9497 days: a generated market has at most 1000
                    up --from 1969-01-01                  | --from is 1969-01-01: a generated market must lie between 2010-01-01 and 2100-01-01
                    demo --from 2099-12-01                | --to is 2100-01-30: a generated market must lie between
                    demo --from 2020-02-30                | '--from': '2020-02-30' is not a date such as 2020-02-20
                    demo --from 2020-03-01 --to 2020-03-01 | --from is 2020-03-01 and --to is 2020-03-01: from must be before to
                    demo --data /no/such/folder           | --data is /no/such/folder: it must be a folder
                    demo --json /no/such/folder/s.json    | --json is /no/such/folder/s.json
                    benchmark --json /no/such/folder/b.json | --json is /no/such/folder/b.json
                    benchmark --days 10000000             | --days is 10000000: it must be between 11 and 300
                    demo --data . --to 2019-01-01         | --data needs --from and --to
                    demo --port 70000                     | --port is 70000: it must be between
                    demo --seed first                     | '--seed'
                    demo --set eternal.core-hodl.program-days=0 | eternal.core-hodl.
                    demo --set eternal.trend-1.fast-length=20 | eternal.trend-1.fast-length is no parameter; it is named eternal.trend-1.fast-sma-period now
                    up --params /no/such/file             | /no/such/file
                    demo --colour red                     | Unknown options: '--colour'
                    up --speed 0                          | --speed is 0: it must be above 0
                    halt                                  | Missing required option: '--reason=TEXT'
                    halt --reason x --scope HALF          | The scope is 'HALF': it must be ALL, ENGINE=name
                    resume --reason x --scope ENGINE=     | The scope is 'ENGINE=': it must be
                    halt --reason x --scope SYMBOL=BTCUSD | known are BTCUSDT, ETHUSDT
                    halt --reason x --scope ENGINE=FOO    | known are CORE-HODL, TREND, FUNDING, TACTICAL
                    halt --reason x --scope ACCOUNT=TREND | known are CORE-HODL, TREND-1, TREND-2, FUNDING, TACTICAL
                    resume --reason x --scope SYMBOL=NOPE | known are BTCUSDT, ETHUSDT
                    halt --reason x --scope engine=trend  | No fleet runs in
                    accept-difference --account A --coin BTC --reason x | Missing required option: '--difference=AMOUNT'
                    accept-difference --account A --difference 1 --reason x | Missing required argument (specify one of these): (--coin=COIN | --symbol=SYMBOL)
                    accept-difference --account A --coin BTC --symbol BTCUSDT --difference 1 --reason x | --coin=COIN, --symbol=SYMBOL are mutually exclusive
                    accept-difference --account A --coin BTC --difference 0 --reason x | --difference is 0: it must be
                    accept-difference --account A --coin BTC --difference much --reason x | '--difference': 'much' is not a number
                    accept-difference --account A --coin BTC --difference 1e2000000000 --reason x | '--difference': the number has more than 100 digits
                    status                                | No fleet runs in
                    rebuild                               | No fleet runs in
                    backtest                              | Missing required options: '--data=DIR', '--from=DATE', '--to=DATE'
                    backtest --data /no/such/folder --from 2020-01-01 --to 2020-02-01 | /no/such/folder: must be a folder with market history
                    backtest --data . --from 2020-02-01 --to 2020-01-01 | --from is 2020-02-01 and --to is 2020-01-01: from must be before to
                    backtest --data . --from 2020-01-01 --to 2020-02-01 --engine NONE | engine is "NONE": must be CORE-HODL, TREND
                    backtest --data . --from 2020-01-01 --to 2020-02-01 --set a=b | a is no parameter
                    backtest --data . --from 2020-01-01 --to 2020-02-01 --set eternal.core-hodl.days=7 | eternal.core-hodl.days is no parameter; known are eternal.core-hodl.
                    backtest --data . --from 2020-01-01 --to 2020-02-01 --set eternal.risk.max-position-fraction=0.5 | eternal.risk.*: maxPositionFraction is 0.5: must be above 0 and not above 0.25
                    backtest --data . --from 2020-01-01 --to 2020-02-01 --set eternal.backtest.warm-up-days=-1 | warm-up-days is -1: must be from 0 to 3650
                    backtest --data . --from 2020-01-01 --to 2020-02-01 --capital 1e99 | --capital is 1E+99: it must be above 0, and at most
                    backtest --data . --from 2020-01-01 --to 2020-02-01 --params /no/file | /no/file: cannot be read
                    backtest --data . --from 2020-01-01 --to 2020-02-01 --json /no/such/folder/x | --json is /no/such/folder/x
                    backtest --data . --from 2020-01-01 --to 2020-02-01 --check-lookahead=0 | --check-lookahead is 0: it must be from 1 to 1000
                    backtest --data . --from 2020-01-01 --to 2020-02-01 --monte-carlo 0 | --monte-carlo is 0: it must be from 1 to
                    backtest --data . --from 2020-01-01 --to 2020-02-01 --approval-delays=0,soon | the delay is "soon": must be whole days, or never
                    backtest --data . --from 2020-01-01 --to 2020-02-01 --start-dates=0 | --start-dates is 0: it must be from 1 to 120
                    backtest --data . --from 2020-01-01 --to 2020-02-01 --set eternal.backtest.approval-delay-days=-1 | eternal.backtest.*: approval-delay-days is -1: must be from 0 to 3650
                    gate CORE-HODL --data . --from 2020-01-01 --to 2021-01-01 --split 2020-06-01 | The engine is CORE-HODL: it has no gate
                    gate LUCK --data . --from 2020-01-01 --to 2021-01-01 --split 2020-06-01 | engine is "LUCK": must be
                    verify-gate /no/such/record --data . | /no/such/record: must be a gate record that can be read
                    verify-gate pom.xml --data . | pom.xml is no gate record: it has no seal
                    sweep --data . --from 2020-01-01 --to 2021-01-01 --vary a=1,,2 | the axis a has an empty value
                    sweep --data . --from 2020-01-01 --to 2021-01-01 --vary a=1 --vary a=2 | the axis a is given twice
                    sweep --data . --from 2020-01-01 --to 2021-01-01 --vary a=1 --top 0 | --top is 0: it must be above 0
                    sweep --data . --from 2020-01-01 --to 2021-01-01 --vary a=1 --random -1 | --random is -1: it must be above 0
                    sweep --data . --from 2020-01-01 --to 2021-01-01 --vary a | the axis is "a": must be key=value
                    walk-forward --data . --from 2020-01-01 --to 2021-01-01 --vary a=1 --test-months 0 | both must be above 0
                    history --symbol BTCUSDT              | Missing required options: '--from=DATE', '--to=DATE', '--out=DIR'
                    history --symbol btc --from 2020-01-01 --to 2020-02-01 --out x | --symbol is 'btc': it must be of capital letters
                    history --symbol BTCUSDT,BTCUSDT --from 2020-01-01 --to 2020-02-01 --out x | each must be named once
                    history --symbol BTCUSDT --from 2020-02-01 --to 2020-01-01 --out x | from must be before to
                    history --symbol BTCUSDT --from 2020-02-01 --to 2999-01-01 --out x | --to is 2999-01-01: it must not be after today
                    history --symbol BTCUSDT --from 2020-02-30 --to 2020-03-01 --out x | '2020-02-30' is not a date
                    history --symbol BTCUSDT --from 2020-01-01 --to 2020-02-01 --out x --category option | --category is option: it must be spot or linear
                    history --symbol BTCUSDT --from 2020-01-01 --to 2020-02-01 --out /dev/null | --out is /dev/null: it must be a folder
                    history --symbol BTCUSDT --from 2020-01-01 --to 2020-02-01 --out x --url ftp://here | --url is ftp://here: it must be an address
                    logs nobody                           | There is no log of 'nobody'
                    """)
    void isRefusedWithASentence(String commandLine, String sentence) {
        int exitCode = execute(commandLine.split(" +"));

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString().strip()).contains(sentence).endsWith(".").doesNotContain("\tat ");
        assertThat(state).doesNotExist();
    }

    @Test
    void refusesHistoryWithoutARange() {
        assertThat(execute("demo", "--data", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("--data needs --from and --to");
    }

    @Test
    void refusesHistoryWithoutTheFiles() {
        assertThat(execute("demo", "--data", folder.toString(), "--from", "2020-03-01", "--to", "2020-03-02"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("the file BTCUSDT-binance-spot-1h.csv.gz is missing there");
    }

    @Test
    void refusesHistoryThatDoesNotCoverTheRange() throws IOException {
        // given candles from 00:00 to 02:00 on 2020-03-01
        writeCandles(
                "BTCUSDT",
                "timestamp_ms,open,high,low,close,volume\n1583020800000,1,1,1,1,1\n1583024400000,1,1,1,1,1\n");

        assertThat(execute("demo", "--data", folder.toString(), "--from", "2020-03-01", "--to", "2020-03-02"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("covers 2020-03-01T00:00:00Z to 2020-03-01T02:00:00Z");
    }

    @Test
    void refusesHistoryThatIsNoGzip() throws IOException {
        Files.writeString(folder.resolve("BTCUSDT-binance-spot-1h.csv.gz"), "timestamp_ms,open\n");

        assertThat(execute("demo", "--data", folder.toString(), "--from", "2020-03-01", "--to", "2020-03-02"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("cannot be read as gzip CSV");
    }

    @Test
    void refusesAPortInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThat(execute("demo", "--port", Integer.toString(taken.getLocalPort())))
                    .isEqualTo(2);
            assertThat(err.toString()).contains("Port " + taken.getLocalPort() + " on 127.0.0.1 is in use");
        }
    }

    @Test
    void refusesAStateDirectoryThatCannotBeMade() throws IOException {
        state = Files.writeString(folder.resolve("file"), "").resolve("state");

        assertThat(execute("infrastructure")).isEqualTo(2);
        assertThat(err.toString()).contains("The state directory " + state + " cannot be written");
    }

    @Test
    void downWithoutAFleetIsNoError() {
        assertThat(execute("down")).isZero();
        assertThat(out.toString()).contains("No fleet runs in");
    }

    @Test
    void downEndsNoProcessThatOnlyHasTheNumberOfTheSupervisor() throws IOException {
        StateDirectory directory = StateDirectory.prepare(state);
        Process foreign = new ProcessBuilder("sleep", "60").start();
        try (FileLock _ = directory.reserve()) {
            describeFleet(directory, foreign.pid(), "another start", "");

            assertThat(execute("down")).isEqualTo(2);
            assertThat(foreign.isAlive()).isTrue();
        } finally {
            foreign.destroyForcibly();
        }
    }

    @Test
    void rebuildAsksTheOnlyDemoThatRunsWithItsToken() throws IOException {
        // given
        String root = System.getProperty("eternal.root");
        System.setProperty("eternal.root", folder.toString());
        StateDirectory directory = StateDirectory.prepare(StateOption.home().resolve("demo-1"));
        String token = OperatorToken.write(directory.operatorToken());
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer reporting = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        reporting.createContext("/api/rebuild", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        reporting.start();
        try (FileLock _ = directory.reserve()) {
            ProcessIdentity us =
                    ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
            describeFleet(
                    directory,
                    us.pid(),
                    us.startedAt(),
                    "http://127.0.0.1:" + reporting.getAddress().getPort());

            // when
            int code = CommandLines.execute(commandLine(), "rebuild");

            // then
            assertThat(err.toString()).isEmpty();
            assertThat(code).isZero();
            assertThat(asked).containsExactly("Bearer " + token);
        } finally {
            reporting.stop(0);
            restore(root);
        }
    }

    @Test
    void upSaysWhichAssetsTheFleetDoesNotFollow() {
        // given a folder in which nothing is built
        String root = System.getProperty("eternal.root");
        System.setProperty("eternal.root", folder.toString());
        try {
            assertThat(execute("up")).isEqualTo(2);
        } finally {
            restore(root);
        }
        assertThat(err.toString())
                .contains("The fleet does not follow SOLUSDT: what FUNDING has for it lies idle.")
                .contains("is not built");
    }

    private static void restore(@Nullable String root) {
        if (root == null) {
            System.clearProperty("eternal.root");
        } else {
            System.setProperty("eternal.root", root);
        }
    }

    private static void describeFleet(StateDirectory directory, long pid, String startedAt, String dashboardUrl)
            throws IOException {
        Files.writeString(directory.fleetFile(), """
                {"supervisor": {"pid": %d, "startedAt": "%s"}, "phase": "ready", "parts": [], "dashboardUrl": "%s"}
                """.formatted(pid, startedAt, dashboardUrl));
    }

    @Test
    void theFrontDoorListsEveryVerb() throws IOException {
        String script = Files.readString(Path.of(System.getProperty("eternal.root", "../.."), "eternal"));
        List<String> verbs = Verbs.commandLine().getSubcommands().entrySet().stream()
                .filter(verb -> !verb.getValue().getCommandSpec().usageMessage().hidden())
                .map(verb -> verb.getKey())
                .toList();

        assertThat(verbs)
                .isNotEmpty()
                .allSatisfy(verb -> assertThat(script).containsPattern("(?m)^  " + verb + " +[A-Z]"));
    }

    private int execute(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!List.of("nonsense", "benchmark", "backtest", "gate", "verify-gate", "sweep", "walk-forward", "history")
                .contains(arguments[0])) {
            all.addAll(List.of("--state-dir", state.toString()));
        }
        return CommandLines.execute(commandLine(), all.toArray(String[]::new));
    }

    private CommandLine commandLine() {
        CommandLine commandLine = Verbs.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine;
    }

    private void writeCandles(String symbol, String content) throws IOException {
        try (OutputStream file =
                new GZIPOutputStream(Files.newOutputStream(folder.resolve(symbol + "-binance-spot-1h.csv.gz")))) {
            file.write(content.getBytes(StandardCharsets.UTF_8));
        }
    }
}
