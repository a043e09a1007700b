package io.eternalengine.cli.history;

import io.eternalengine.backtester.Backtest;
import io.eternalengine.backtester.BacktestRequest;
import io.eternalengine.cli.ParameterOptions;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.local.processes.Refusal;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which history is run with which parameters; shared by the verbs that backtest. */
public final class DataOptions {
    /** A trillion. */
    public static final BigDecimal MOST_CAPITAL = new BigDecimal("1000000000000");

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "Folder with market history.")
    @SuppressWarnings("NullAway.Init")
    private Path data;

    /** What lies before the first day warms indicators up. */
    @Mixin
    private DayRange days = new DayRange();

    @Option(
            names = "--capital",
            paramLabel = "USDT",
            defaultValue = "50000",
            description = "Capital over all accounts (default: ${DEFAULT-VALUE}).")
    private BigDecimal capital = new BigDecimal("50000");

    @Mixin
    private ParameterOptions parameters = new ParameterOptions();

    /** Reads parameters and data for some engines; what cannot be used is refused. */
    Backtest prepare(Set<EngineId> engines) {
        days.validate();
        if (capital.signum() <= 0 || capital.compareTo(MOST_CAPITAL) > 0) {
            throw new Refusal(
                    "--capital is " + capital + ": it must be above 0, and at most " + MOST_CAPITAL + " USDT");
        }
        try {
            return Backtest.prepare(new BacktestRequest(
                    data, days.from(), days.to(), Decimal.of(capital), engines, parameters.asked()));
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }
}
