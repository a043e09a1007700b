package io.eternalengine.cli.fleet;

import io.eternalengine.cli.OutputFile;
import io.eternalengine.local.fleet.FleetPlan;
import io.eternalengine.local.fleet.Simulation;
import io.eternalengine.local.fleet.demo.LatencyReport;
import io.eternalengine.local.fleet.demo.LatencyRun;
import io.eternalengine.local.fleet.demo.SummaryPrinter;
import io.eternalengine.local.processes.Refusal;
import io.eternalengine.local.processes.StateDirectory;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the latencies that the design promises, over a whole fleet that trades every day of a generated market. */
@Command(
        name = "benchmark",
        description = "Measure candle to order and halt to last order over a fleet that trades a generated market.")
final class BenchmarkCommand implements Callable<Integer> {
    private static final LocalDate FROM = LocalDate.of(2021, 1, 1);
    /** The generated crash comes in the second half of the market; a halted fleet would measure nothing. */
    private static final int MARKET_LENGTHS = 3;

    private static final int LEAST_DAYS = 11;
    /** Three times as many fit into the simulator's memory. */
    private static final int MOST_DAYS = 300;

    private static final BigDecimal CAPITAL = new BigDecimal("500000");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "120",
            description = "Days played, each with two purchases (default: ${DEFAULT-VALUE}).")
    private int days = 120;

    @Option(
            names = "--halts",
            paramLabel = "N",
            defaultValue = "40",
            description = "On how many of them a halt is imposed amid the purchases (default: ${DEFAULT-VALUE}).")
    private int halts = 40;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the market and of the moments of the halts (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--native", description = "Run the native binaries of those services that have one.")
    private boolean nativeBinaries;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there as JSON.")
    private @Nullable Path json;

    @Override
    public Integer call() {
        Instant commandedAt = CommandTime.given();
        if (days < LEAST_DAYS || days > MOST_DAYS) {
            throw new Refusal("--days is " + days + ": it must be between " + LEAST_DAYS + " and " + MOST_DAYS);
        }
        if (halts < 0 || halts > days - LEAST_DAYS + 1) {
            throw new Refusal("--halts is " + halts + ": it must be between 0 and " + (days - LEAST_DAYS + 1) + " for "
                    + days + " days");
        }
        OutputFile.requireWritable("--json", json);
        print(MeasuredFleet.measure("benchmark", commandedAt, this::plan, this::say, (supervisor, fleet) -> {
            say("Playing " + days + " days, " + halts + " of them with a halt ...");
            return new LatencyRun(supervisor, fleet, days, halts, seed).measure(this::printDay);
        }));
        return 0;
    }

    private FleetPlan plan(StateDirectory directory) {
        var simulation =
                new Simulation(Optional.empty(), FROM, FROM.plusDays((long) MARKET_LENGTHS * days), seed, CAPITAL);
        return new FleetPlan(
                StateOption.root(),
                directory,
                StateOption.binaries(),
                simulation,
                nativeBinaries,
                0,
                Map.of("ETERNAL_CORE_HODL_PROGRAM_DAYS", Integer.toString(days)));
    }

    private void printDay(int day) {
        if (day % 10 == 0) {
            say("  day " + day + " of " + days);
        }
    }

    private void print(LatencyReport report) {
        PrintWriter out = spec.commandLine().getOut();
        var printer = new SummaryPrinter(out);
        out.println();
        printer.row("Candle to order", SummaryPrinter.latency(report.candleToOrder()));
        printer.row("  after ten days", SummaryPrinter.latency(report.candleToOrderWarm()));
        printer.row("Halt to last order", SummaryPrinter.latency(report.haltToLastOrder()));
        printer.row("Halt to last fill", SummaryPrinter.latency(report.haltToLastFill()));
        printer.row("Halts overtaken", report.haltsOvertaken() + " of " + report.halts());
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
