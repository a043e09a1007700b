package io.eternalengine.local.fleet;

import io.eternalengine.engine.trend.TrendParameters;
import io.eternalengine.local.fleet.operations.DesiredState;
import io.eternalengine.local.fleet.operations.MarketNeeds;
import io.eternalengine.orchestration.EngineAccount;
import io.eternalengine.orchestration.OrchestrationParameters;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The market that the simulator plays.
 *
 * @param data folder with history; empty for a generated market
 * @param from first day played
 * @param to day at whose start it ends
 * @param seed of the generated market
 * @param capital in USDT, over all accounts
 * @param accounts that trade, with their shares of the capital
 * @param history of perpetuals from before the first day
 */
public record Simulation(
        Optional<Path> data,
        LocalDate from,
        LocalDate to,
        long seed,
        BigDecimal capital,
        List<EngineAccount> accounts,
        Duration history) {
    public Simulation {
        accounts = List.copyOf(accounts);
    }

    /** With the product's shares and averages. */
    public Simulation(Optional<Path> data, LocalDate from, LocalDate to, long seed, BigDecimal capital) {
        this(
                data,
                from,
                to,
                seed,
                capital,
                OrchestrationParameters.defaults().accounts(),
                MarketNeeds.longest(TrendParameters.accounts()));
    }

    /** The simulator's configuration. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        data.ifPresent(folder -> environment.put(
                "ETERNAL_SIMULATOR_DATA_DIRECTORY", folder.toAbsolutePath().toString()));
        environment.put("ETERNAL_SIMULATOR_FROM", from.toString());
        environment.put("ETERNAL_SIMULATOR_TO", to.toString());
        environment.put("ETERNAL_SIMULATOR_SYMBOLS", String.join(",", DesiredState.SYMBOLS));
        environment.put("ETERNAL_SIMULATOR_GENERATE_SEED", Long.toString(seed));
        environment.put("ETERNAL_SIMULATOR_TOTAL_CAPITAL", capital.toPlainString());
        environment.put(
                "ETERNAL_SIMULATOR_ACCOUNTS",
                accounts.stream()
                        .map(account -> account.account() + "=" + account.target())
                        .collect(Collectors.joining(",")));
        // The whole fleet asks from one address, and faster than real time.
        environment.put("ETERNAL_SIMULATOR_IP_REQUESTS", "0");
        environment.put("ETERNAL_SIMULATOR_IP_CONNECTIONS", "0");
        return environment;
    }
}
