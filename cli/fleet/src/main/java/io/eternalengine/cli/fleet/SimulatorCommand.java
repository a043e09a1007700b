package io.eternalengine.cli.fleet;

import io.eternalengine.cli.CommandLines;
import io.eternalengine.cli.DayConverter;
import io.eternalengine.local.fleet.FleetService;
import io.eternalengine.local.fleet.OperatorToken;
import io.eternalengine.local.processes.JavaCommand;
import io.eternalengine.local.processes.Ports;
import io.eternalengine.local.processes.Refusal;
import io.eternalengine.local.processes.StackFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The simulator alone, in the foreground, for any client of the exchange. */
@Command(name = "simulator", description = "Run the exchange simulator alone; print its addresses and demo keys.")
final class SimulatorCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long POLL_MS = 100;
    private static final int HEAP_MB = 256;
    private static final String CAPITAL = "50000";
    private static final String TOKEN = "ETERNAL_SIMULATOR_ADMIN_TOKEN";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @ArgGroup(exclusive = true, multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    private Market market;

    /** What is played. */
    static final class Market {
        @Option(names = "--data", required = true, paramLabel = "DIR", description = "Folder with market history.")
        private @Nullable Path data;

        @Option(
                names = "--generate",
                required = true,
                paramLabel = "SEED",
                description = "Play a market that is generated from this seed.")
        private @Nullable Long seed;
    }

    @Option(
            names = "--symbol",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Symbol such as BTCUSDT; several with commas or by repeating the option. Default: with --data all whose"
                            + " spot candles the folder holds, else BTCUSDT and ETHUSDT.")
    private List<String> symbols = new ArrayList<>();

    @Option(
            names = "--from",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "First day played, such as 2020-02-20; default with --data: where the data begins.")
    private @Nullable LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "Day at whose start (UTC) playing ends; default with --data: where the data ends.")
    private @Nullable LocalDate to;

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description = "Faults at their times: a JSON object on each line, see the simulator's README.")
    private @Nullable Path scenario;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "Port on 127.0.0.1 (default: a free one).")
    private int port;

    @Option(names = "--port-file", paramLabel = "FILE", description = "Write the port here once it answers.")
    private @Nullable Path portFile;

    private @Nullable Path tokenFile;

    @Override
    public Integer call() throws IOException, InterruptedException {
        validate();
        int chosen = Ports.freeOr(port);
        writeToken();
        Process simulator = start(chosen);
        Thread ending = new Thread(simulator::destroy);
        Runtime.getRuntime().addShutdownHook(ending);
        awaitPort(simulator, chosen);
        if (portFile != null) {
            Files.writeString(portFile, Integer.toString(chosen) + System.lineSeparator());
        }
        printWhere(chosen);
        int code = simulator.waitFor();
        return code == 0 ? 0 : CommandLines.FAILED;
    }

    private void validate() {
        if (port < 0 || port > 65_535) {
            throw new Refusal("--port is " + port + ": it must be between 1 and 65535, or 0 for a free one");
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw new Refusal("--from is " + from + " and --to is " + to + ": from must be before to");
        }
        requireSymbols();
        Path data = market.data;
        if (data != null) {
            HistoryCheck.requireAnySymbol(data);
            if (from != null && to != null) {
                HistoryCheck.requireCoverage(data, from, to, symbols);
            }
        }
        Path file = scenario;
        if (file != null && !Files.isReadable(file)) {
            throw new Refusal("--scenario is " + file + ": it must be a file that can be read");
        }
        Path folder = portFile == null ? null : portFile.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new Refusal("--port-file is " + portFile + ": its folder must exist");
        }
        Path application = FleetService.BYBIT_SIMULATOR.jar(StateOption.root());
        if (!Files.exists(application)) {
            throw new Refusal(application + " is missing: build it with './eternal build'");
        }
    }

    private void requireSymbols() {
        for (String symbol : symbols) {
            if (!symbol.matches("[A-Z0-9]{1,12}USDT")) {
                throw new Refusal("--symbol is '" + symbol + "': it must be quoted in USDT, such as BTCUSDT");
            }
        }
        if (Set.copyOf(symbols).size() < symbols.size()) {
            throw new Refusal("--symbol is " + String.join(",", symbols) + ": each must be named once");
        }
    }

    private Process start(int chosen) throws IOException {
        List<String> command = new ArrayList<>(List.of(JavaCommand.java()));
        command.addAll(JavaCommand.smallHeap(HEAP_MB));
        command.addAll(FleetService.BYBIT_SIMULATOR.extraJavaOptions());
        command.add("-Dquarkus.http.host=" + Ports.LOOPBACK);
        command.add("-Dquarkus.http.port=" + chosen);
        command.add("-Deternal.simulator.deposit-each=" + CAPITAL);
        command.add("-Deternal.simulator.bounded-depth=true");
        command.add("-Deternal.simulator.enforce-rate-limits=true");
        addIfPresent(command, "generate-seed", market.seed);
        addIfPresent(command, "data-directory", market.data);
        addIfPresent(command, "symbols", symbols.isEmpty() ? null : String.join(",", symbols));
        addIfPresent(command, "from", from);
        addIfPresent(command, "to", to);
        addIfPresent(command, "scenario-file", scenario);
        addIfPresent(command, "admin-token-file", tokenFile);
        command.addAll(List.of(
                "-jar", FleetService.BYBIT_SIMULATOR.jar(StateOption.root()).toString()));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** The admin API's token stands in the environment, or in a file that is given. */
    private void writeToken() throws IOException {
        if (System.getenv(TOKEN) == null) {
            Path file = Files.createTempFile("simulator-admin-", ".token");
            file.toFile().deleteOnExit();
            OperatorToken.write(file);
            tokenFile = file;
        }
    }

    private static void addIfPresent(List<String> command, String key, @Nullable Object value) {
        if (value != null) {
            command.add("-Deternal.simulator." + key + "=" + value);
        }
    }

    private static void awaitPort(Process simulator, int chosen) throws InterruptedException {
        long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        while (!Ports.accepts(chosen)) {
            if (simulator.waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
                throw new StackFailure("The simulator ended with code " + simulator.exitValue());
            }
            if (System.nanoTime() > deadlineNs) {
                simulator.destroy();
                throw new StackFailure("The simulator did not answer after " + PATIENCE.toSeconds() + " s");
            }
        }
    }

    private void printWhere(int chosen) {
        String address = Ports.LOOPBACK + ":" + chosen;
        PrintWriter out = spec.commandLine().getOut();
        out.println("REST       http://" + address);
        out.println("Public     ws://" + address + "/v5/public/spot and /v5/public/linear");
        out.println("Private    ws://" + address + "/v5/private");
        out.println("Admin      http://" + address + "/admin/v1/status, with the token "
                + (tokenFile == null ? "in " + TOKEN : "in the file " + tokenFile));
        out.println(
                "Keys       demo-key / demo-secret (MASTER); demo-key-NAME / demo-secret-NAME for each sub-account");
        out.println("Every account has " + CAPITAL + " USDT. Market time stands still: let it run with");
        String token = tokenFile == null ? "$" + TOKEN : "$(cat " + tokenFile + ")";
        out.println("  curl -H \"Authorization: Bearer " + token + "\" --json '{\"speed\": 1}' http://" + address
                + "/admin/v1/clock/play");
        out.flush();
    }
}
