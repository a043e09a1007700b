package io.eternalengine.backtester;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Require;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is to be tested.
 *
 * @param data folder with market history
 * @param from first day traded
 * @param to day at whose start (UTC) the test ends
 * @param capital in USDT, over all accounts
 * @param engines that run; the shares of the others stay in cash
 */
public record BacktestRequest(
        Path data, LocalDate from, LocalDate to, Decimal capital, Set<EngineId> engines, ParameterSet parameters) {
    public BacktestRequest {
        Require.check(from.isBefore(to), "from", from, "must be before to, which is " + to, from);
        Require.positive("capital", capital);
        engines = EnumSet.copyOf(engines);
        for (EngineId engine : engines) {
            Require.check(
                    EngineLineup.known().contains(engine), "engine", engine.label(), "must be one that exists", engine);
        }
    }

    /** The engines that can be tested. */
    public static Set<EngineId> knownEngines() {
        return EngineLineup.known();
    }

    long fromMs() {
        return startOf(from);
    }

    long toMs() {
        return startOf(to);
    }

    private static long startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
