package io.eternalengine.localstack.commands;

import io.eternalengine.backtester.ServiceParameters;
import io.eternalengine.localstack.Refusal;
import io.eternalengine.localstack.StateDirectory;
import io.eternalengine.localstack.fleet.FleetPlan;
import io.eternalengine.localstack.fleet.Simulation;
import io.eternalengine.localstack.process.Ports;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What is played and how the fleet runs; shared by {@code demo} and {@code up}. */
final class MarketOptions {
    private static final BigDecimal LEAST_CAPITAL = new BigDecimal("1000");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder with market history (default: a generated market).")
    private @Nullable Path data;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            converter = DateConverter.class,
            description = "First day played, such as 2020-02-20.")
    private @Nullable LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            converter = DateConverter.class,
            description = "Day at whose start (UTC) playing ends.")
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

    /** Checks everything that can be checked before something is started. */
    FleetPlan plan(Path root, StateDirectory directory, Path binaries) {
        var simulation = new Simulation(
                Optional.ofNullable(data), Optional.ofNullable(from), Optional.ofNullable(to), seed, capital);
        return new FleetPlan(
                root,
                directory,
                binaries,
                simulation,
                nativeBinaries,
                port,
                parameters().environment());
    }

    /** Checks the options themselves; nothing has been touched yet. */
    void validate() {
        if (capital.compareTo(LEAST_CAPITAL) < 0) {
            throw new Refusal("--capital is " + capital.toPlainString() + ": it must be at least "
                    + LEAST_CAPITAL.toPlainString() + " USDT");
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw new Refusal("--from is " + from + " and --to is " + to + ": from must be before to");
        }
        if (data != null) {
            HistoryCheck.requireCoverage(data, from, to);
        }
        if (port < 0 || port > 65_535) {
            throw new Refusal("--port is " + port + ": it must be between 1 and 65535, or 0 for a free one");
        }
        Ports.requireFree(port);
        parameters();
    }

    static final class DateConverter implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("'" + text + "' is not a date such as 2020-02-20");
            }
        }
    }
}
