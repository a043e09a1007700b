package io.eternalengine.cli.fleet;

import io.eternalengine.cli.CommandLines;
import io.eternalengine.cli.OutputFile;
import io.eternalengine.local.fleet.Fleet;
import io.eternalengine.local.fleet.FleetPlan;
import io.eternalengine.local.fleet.Supervisor;
import io.eternalengine.local.fleet.demo.DemoRun;
import io.eternalengine.local.fleet.demo.MarketDataScale;
import io.eternalengine.local.fleet.demo.Pace;
import io.eternalengine.local.fleet.demo.Summary;
import io.eternalengine.local.fleet.demo.SummaryPrinter;
import io.eternalengine.local.fleet.traces.TraceCensus;
import io.eternalengine.local.fleet.traces.TraceReceiver;
import io.eternalengine.local.processes.Refusal;
import io.eternalengine.local.processes.StateDirectory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main job: history through the simulator, traded by the whole fleet, summed up at the end. */
@Command(
        name = "demo",
        description = "Play history through the simulator and let the fleet trade it; print what happened.")
final class DemoCommand implements Callable<Integer> {
    private static final int INTERRUPTED = 130;
    private static final DateTimeFormatter FOLDER =
            DateTimeFormatter.ofPattern("'demo-'yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private MarketOptions market = new MarketOptions();

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            defaultValue = "max",
            description = "Multiple of real time, or max: as fast as the fleet keeps up (default: ${DEFAULT-VALUE}).")
    private String speed = "max";

    @Option(names = "--json", paramLabel = "FILE", description = "Write the summary there as JSON.")
    private @Nullable Path json;

    @Option(names = "--keep", description = "Keep the data of Kafka, PostgreSQL and Redis.")
    private boolean keep;

    @Option(names = "--stay", description = "Go on serving the dashboard after the end, until Ctrl-C.")
    private boolean stay;

    @Option(
            names = "--traces",
            description = "Export all traces and write them to traces.jsonl in the folder of the run.")
    private boolean traces;

    @Option(
            names = "--kill",
            paramLabel = "N",
            defaultValue = "0",
            description = "Crash check: kill processes of the fleet N times at random moments while it trades.")
    private int kills;

    @Option(
            names = "--kill-seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the moments and victims of --kill (default: ${DEFAULT-VALUE}).")
    private long killSeed = 1;

    @Option(
            names = "--market-data",
            paramLabel = "N[,N...]",
            defaultValue = "1",
            description =
                    "In how many processes market-data runs, each number for an equal part of the run, such as 1,3,1 (default: ${DEFAULT-VALUE}).")
    private String marketData = "1";

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = "Folder of the run (default: a new .eternal/demo-DATE-TIME).")
    private @Nullable Path stateDirectory;

    @Override
    public Integer call() throws InterruptedException {
        Instant commandedAt = CommandTime.given();
        Pace pace = Pace.parse(speed);
        MarketDataScale scale = MarketDataScale.parse(marketData);
        market.validate();
        if (kills < 0) {
            throw new Refusal("--kill is " + kills + ": it must not be negative");
        }
        OutputFile.requireWritable("--json", json);
        Path folder =
                stateDirectory != null ? stateDirectory : StateOption.home().resolve(FOLDER.format(Instant.now()));
        // Before the folder is made: a refusal leaves nothing.
        market.plan(StateOption.root(), new StateDirectory(folder), StateOption.binaries())
                .requireApplications();
        StateDirectory directory = StateDirectory.prepare(folder);
        FleetPlan asked = market.plan(StateOption.root(), directory, StateOption.binaries());
        FleetPlan plan = pace instanceof Pace.AsFastAsTheFleet ? asked.forAMarketThatWaits() : asked;
        Optional<TraceReceiver> receiver =
                traces ? Optional.of(TraceReceiver.start(directory.traces())) : Optional.empty();
        Supervisor supervisor = Supervisor.prepare(
                receiver.map(TraceReceiver::environment).map(plan::with).orElse(plan),
                commandedAt,
                line -> say("  " + line));
        supervisor.keepData(keep);
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close, "shutdown"));
        try (supervisor) {
            return runToTheEnd(supervisor, directory, pace, scale, receiver);
        } finally {
            receiver.ifPresent(TraceReceiver::close);
        }
    }

    /** Asks who is closing while only an interruption can have begun it: the supervisor's own end comes after. */
    private int runToTheEnd(
            Supervisor supervisor,
            StateDirectory directory,
            Pace pace,
            MarketDataScale scale,
            Optional<TraceReceiver> receiver)
            throws InterruptedException {
        try {
            return run(supervisor, directory, pace, scale, receiver);
        } catch (RuntimeException e) {
            if (supervisor.isClosing()) {
                return INTERRUPTED;
            }
            say("The logs are in " + directory.logs() + ".");
            throw e;
        }
    }

    private int run(
            Supervisor supervisor,
            StateDirectory directory,
            Pace pace,
            MarketDataScale scale,
            Optional<TraceReceiver> receiver)
            throws InterruptedException {
        market.needs().unfollowed().forEach(this::say);
        say("Starting the fleet ...");
        Fleet fleet = supervisor.start(name -> say("  ready: " + name));
        say(String.format(Locale.ROOT, "All are ready after %.1f s. ", supervisor.readySeconds()) + "Dashboard: "
                + fleet.dashboardUrl());
        Path decisions = directory.path().resolve("decisions.jsonl");
        if (kills > 0) {
            say("Killing " + kills + " processes on the way, seed " + killSeed + ".");
        }
        Summary summary = new DemoRun(
                        supervisor,
                        fleet,
                        pace,
                        decisions,
                        kills,
                        killSeed,
                        () -> receiver.map(TraceReceiver::countsAtTheEnd).orElse(TraceCensus.Counts.NONE))
                .scalingMarketData(scale)
                .comparingWith(market.backtest())
                .play();
        summary.write(directory.path().resolve("summary.json"));
        if (json != null) {
            summary.write(json);
        }
        PrintWriter out = spec.commandLine().getOut();
        var printer = new SummaryPrinter(out);
        printer.print(summary);
        printer.row("Decision log", decisions.toString());
        receiver.ifPresent(ignored -> printer.row("Traces", directory.traces().toString()));
        printer.row("Logs", directory.logs().toString());
        out.flush();
        if (stay) {
            say("The dashboard stays at " + fleet.dashboardUrl() + " until Ctrl-C.");
            new CountDownLatch(1).await();
        }
        return verdict(summary);
    }

    /** A run whose books do not agree has failed, however well it ended. */
    private int verdict(Summary summary) {
        if (!summary.isSound()) {
            say(
                    "The ledger and the venue do not agree, an order or a candle came twice, or a replay differs: see the summary.");
            return CommandLines.FAILED;
        }
        return 0;
    }

    private void say(String sentence) {
        spec.commandLine().getErr().println(sentence);
        spec.commandLine().getErr().flush();
    }
}
