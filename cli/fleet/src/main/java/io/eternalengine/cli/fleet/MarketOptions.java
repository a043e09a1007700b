package io.eternalengine.cli.fleet;

import io.eternalengine.backtester.BacktestRequest;
import io.eternalengine.backtester.ParameterSet;
import io.eternalengine.backtester.ServiceParameters;
import io.eternalengine.cli.DayConverter;
import io.eternalengine.cli.ParameterOptions;
import io.eternalengine.cli.history.DataOptions;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.local.fleet.FleetPlan;
import io.eternalengine.local.fleet.Simulation;
import io.eternalengine.local.fleet.operations.MarketNeeds;
import io.eternalengine.local.processes.Ports;
import io.eternalengine.local.processes.Refusal;
import io.eternalengine.local.processes.StateDirectory;
import io.eternalengine.orchestration.AllocationKeys;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is played and how the fleet runs; shared by {@code demo} and {@code up}. */
final class MarketOptions {
    private static final BigDecimal LEAST_CAPITAL = new BigDecimal("1000");
    private static final LocalDate GENERATED_FROM = LocalDate.of(2024, 1, 1);
    private static final int GENERATED_DAYS = 60;
    /** What fits into the simulator's memory, with room for orders. */
    private static final int MOST_GENERATED_DAYS = 1000;

    private static final LocalDate EARLIEST = LocalDate.of(2010, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder with market history (default: a generated market).")
    private @Nullable Path data;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "First day played, such as 2020-02-20 (default for a generated market: 2024-01-01).")
    private @Nullable LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "Day at whose start (UTC) playing ends (default for a generated market: 60 days later).")
    private @Nullable LocalDate to;

    @Option(
            names = "--capital",
            paramLabel = "USDT",
            defaultValue = "50000",
            description = "Capital over all accounts (default: ${DEFAULT-VALUE}).")
    private BigDecimal capital = new BigDecimal("50000");

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the generated market (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--native", description = "Run the native binaries of those services that have one.")
    private boolean nativeBinaries;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Port of the dashboard (default: a free one).")
    private int port;

    @Mixin
    private ParameterOptions parameters = new ParameterOptions();

    /** What the services and the replay of their decisions work with. */
    ServiceParameters parameters() {
        try {
            return ServiceParameters.of(parameters.asked(), System.getenv());
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }

    /** What the engines need of the market. */
    MarketNeeds needs() {
        return MarketNeeds.of(ParameterSet.of(parameters().given()));
    }

    /** The same range with the same capital and parameters as a backtest; nobody approves anything there, and no book is known. */
    BacktestRequest backtest() {
        Map<String, String> given = new TreeMap<>(parameters().given());
        given.put("eternal.backtest.operators", "ABSENT");
        given.remove("eternal.risk.feeds.book-required");
        return new BacktestRequest(
                data != null ? data : Path.of("generated"),
                firstDay(),
                endDay(),
                Decimal.of(capital.toPlainString()),
                BacktestRequest.knownEngines(),
                ParameterSet.of(given));
    }

    /** Checks everything that can be checked before something is started. */
    FleetPlan plan(Path root, StateDirectory directory, Path binaries) {
        ServiceParameters given = parameters();
        var simulation = new Simulation(
                Optional.ofNullable(data),
                firstDay(),
                endDay(),
                seed,
                capital,
                AllocationKeys.over(ParameterSet.of(given.given())),
                needs().history());
        return new FleetPlan(root, directory, binaries, simulation, nativeBinaries, port, given.environment());
    }

    /** Checks the options themselves; nothing has been touched yet. */
    void validate() {
        if (capital.compareTo(LEAST_CAPITAL) < 0) {
            throw new Refusal("--capital is " + capital.toPlainString() + ": it must be at least "
                    + LEAST_CAPITAL.toPlainString() + " USDT");
        }
        if (capital.compareTo(DataOptions.MOST_CAPITAL) > 0) {
            throw new Refusal("--capital is " + capital.toPlainString() + ": it must be at most "
                    + DataOptions.MOST_CAPITAL.toPlainString() + " USDT");
        }
        if (data == null || (from != null && to != null)) {
            requireOrder();
        }
        if (data != null) {
            HistoryCheck.requireCoverage(data, from, to);
        } else {
            requireCanBeGenerated();
        }
        if (port < 0 || port > 65_535) {
            throw new Refusal("--port is " + port + ": it must be between 1 and 65535, or 0 for a free one");
        }
        Ports.requireFree(port);
        parameters();
    }

    private LocalDate firstDay() {
        return from != null ? from : GENERATED_FROM;
    }

    private LocalDate endDay() {
        return to != null ? to : firstDay().plusDays(GENERATED_DAYS);
    }

    private void requireOrder() {
        if (!firstDay().isBefore(endDay())) {
            throw new Refusal("--from is " + firstDay() + " and --to is " + endDay() + ": from must be before to");
        }
    }

    private void requireCanBeGenerated() {
        requireCanBeGenerated("--from", firstDay());
        requireCanBeGenerated("--to", endDay());
        long days = ChronoUnit.DAYS.between(firstDay(), endDay());
        if (days > MOST_GENERATED_DAYS) {
            throw new Refusal("--from is " + firstDay() + " and --to is " + endDay() + ", so it plays " + days
                    + " days: a generated market has at most " + MOST_GENERATED_DAYS);
        }
    }

    private static void requireCanBeGenerated(String option, LocalDate day) {
        if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
            throw new Refusal(
                    option + " is " + day + ": a generated market must lie between " + EARLIEST + " and " + LATEST);
        }
    }
}
