package io.eternalengine.cli.fleet;

import io.eternalengine.cli.OutputFile;
import io.eternalengine.local.fleet.FleetPlan;
import io.eternalengine.local.fleet.FleetService;
import io.eternalengine.local.fleet.Simulation;
import io.eternalengine.local.fleet.demo.OrderLoad;
import io.eternalengine.local.fleet.demo.OrderLoadReport;
import io.eternalengine.local.fleet.demo.OrderLoadRun;
import io.eternalengine.local.fleet.demo.SummaryPrinter;
import io.eternalengine.local.processes.Refusal;
import io.eternalengine.local.processes.StateDirectory;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how many orders a second go through risk and order execution, and what becomes of those that are too many. */
@Command(
        name = "bench-orders",
        description =
                "Ask risk and order execution for orders at a fixed rate; show what became of each, and how fast.")
final class BenchOrdersCommand implements Callable<Integer> {
    private static final LocalDate FROM = LocalDate.of(2021, 1, 1);
    private static final int DAYS = 20;
    /** Enough that no limit on value is reached by small orders, however many. */
    private static final BigDecimal CAPITAL = new BigDecimal("50000000");

    private static final int MOST_MULTIPLE = 1_000;
    private static final int FAILED = 1;

    private static final List<FleetService> SERVICES = List.of(
            FleetService.BYBIT_SIMULATOR, FleetService.MARKET_DATA, FleetService.RISK, FleetService.ORDER_EXECUTION);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "100",
            description = "Orders a second, over three accounts (default: ${DEFAULT-VALUE}).")
    private int rate = 100;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "For how long (default: ${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Option(
            names = "--limits",
            paramLabel = "N",
            defaultValue = "20",
            description =
                    "How many times the exchange's usual limits each account has, 20 orders a second; 1 for the usual"
                            + " ones, which the simulator then holds it to (default: ${DEFAULT-VALUE}).")
    private int limits = 20;

    @Option(
            names = "--validity",
            paramLabel = "N",
            defaultValue = "3600",
            description = "Seconds after which an opening is too old to be sent (default: ${DEFAULT-VALUE}).")
    private int validity = 3600;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there as JSON.")
    private @Nullable Path json;

    @Override
    public Integer call() {
        Instant commandedAt = CommandTime.given();
        var load = new OrderLoad(rate, Duration.ofSeconds(seconds), Duration.ofSeconds(validity), 2);
        if (limits < 1 || limits > MOST_MULTIPLE) {
            throw new Refusal("--limits is " + limits + ": it must be between 1 and " + MOST_MULTIPLE);
        }
        OutputFile.requireWritable("--json", json);
        OrderLoadReport report = MeasuredFleet.measure(
                "bench-orders",
                commandedAt,
                this::plan,
                this::say,
                (supervisor, fleet) -> new OrderLoadRun(supervisor, fleet, load, this::say).measure());
        print(report);
        return report.isSound() ? 0 : FAILED;
    }

    private FleetPlan plan(StateDirectory directory) {
        return new FleetPlan(
                StateOption.root(),
                directory,
                StateOption.binaries(),
                new Simulation(Optional.empty(), FROM, FROM.plusDays(DAYS), 1, CAPITAL),
                false,
                0,
                settings(),
                SERVICES);
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("ETERNAL_SIMULATOR_RATE_LIMIT_MULTIPLE", Integer.toString(limits));
        settings.put("ETERNAL_SIMULATOR_ENFORCE_RATE_LIMITS", Boolean.toString(limits == 1));
        settings.put("ETERNAL_RISK_MAX_OPENINGS_PER_MINUTE", "1000000");
        return settings;
    }

    private void print(OrderLoadReport report) {
        var out = spec.commandLine().getOut();
        var printer = new SummaryPrinter(out);
        out.println();
        printer.row("Asked for", report.intents() + " orders in " + report.sentInSeconds() + " s");
        printer.row(
                "All had ended",
                "after " + report.endedInSeconds() + " s; at most " + report.mostUnderWay() + " under way");
        printer.row(
                "Lost, twice",
                report.lost() + " never ended, " + report.endedTwice() + " ended twice, " + report.duplicateOrders()
                        + " orders at the exchange twice");
        printer.row("Executions", report.executions() + " known, " + report.executionsAtVenue() + " at the exchange");
        printer.row("Purchases", report.openings().toString());
        printer.row("Sales", report.reductions().toString());
        printer.row("To the verdict", SummaryPrinter.latency(report.intentToVerdict()));
        printer.row("Purchase to byte", SummaryPrinter.latency(report.openingToFirstByte()));
        printer.row("Sale to byte", SummaryPrinter.latency(report.reductionToFirstByte()));
        printer.row("Purchase to fill", SummaryPrinter.latency(report.openingToFill()));
        printer.row("Sale to fill", SummaryPrinter.latency(report.reductionToFill()));
        printer.row("Memory (MB)", report.residentMb().toString());
        out.flush();
        if (json != null) {
            report.write(json);
        }
    }

    private void say(String sentence) {
        spec.commandLine().getErr().println(sentence);
        spec.commandLine().getErr().flush();
    }
}
