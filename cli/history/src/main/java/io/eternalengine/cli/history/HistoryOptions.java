package io.eternalengine.cli.history;

import io.eternalengine.backtester.Backtest;
import io.eternalengine.backtester.BacktestRequest;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.local.processes.Refusal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which engines run over which history; shared by the verbs that run a portfolio. */
final class HistoryOptions {
    @Mixin
    private DataOptions data = new DataOptions();

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            split = ",",
            description = "Engines that run (default: all); the share of the others stays in cash.")
    private List<String> engines = new ArrayList<>();

    /** Reads parameters and data; what cannot be used is refused. */
    Backtest prepare() {
        return data.prepare(chosenEngines());
    }

    private Set<EngineId> chosenEngines() {
        if (engines.isEmpty()) {
            return BacktestRequest.knownEngines();
        }
        Set<EngineId> chosen = EnumSet.noneOf(EngineId.class);
        try {
            engines.forEach(engine -> chosen.add(EngineId.of(engine.strip())));
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
        return chosen;
    }
}
