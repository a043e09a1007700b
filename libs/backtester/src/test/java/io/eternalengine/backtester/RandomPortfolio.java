package io.eternalengine.backtester;

import static io.eternalengine.backtester.Histories.START_MS;
import static io.eternalengine.backtester.Histories.dec;

import io.eternalengine.backtester.market.MarketData;
import io.eternalengine.backtester.run.Operators;
import io.eternalengine.backtester.run.PortfolioRun;
import io.eternalengine.backtester.run.RunSettings;
import io.eternalengine.core.model.EngineId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The whole portfolio on a random market. */
final class RandomPortfolio {
    private RandomPortfolio() {}

    static PortfolioRun of(long seed, int hours) {
        return of(seed, hours, quick());
    }

    static PortfolioRun of(long seed, int hours, ParameterSet parameters) {
        MarketData data = RandomMarkets.of(seed, hours);
        var settings = new RunSettings(
                START_MS + 24 * Histories.HOUR_MS,
                dec("100000"),
                RiskSettings.of(parameters),
                BacktestSettings.fills(parameters),
                seed % 2 == 0 ? Operators.APPROVE : Operators.ABSENT);
        return new PortfolioRun(data, settings, EngineLineup.of(parameters, EnumSet.allOf(EngineId.class)));
    }

    /** Engines that find something to do within days. */
    static ParameterSet quick() {
        Map<String, String> given = new TreeMap<>();
        for (String account : List.of("trend-1", "trend-2")) {
            String prefix = "eternal." + account + ".";
            given.put(prefix + "bar", account.equals("trend-1") ? "4H" : "2H");
            given.put(prefix + "fast-length", "2");
            given.put(prefix + "slow-length", "4");
            given.put(prefix + "direction-length", "2");
            given.put(prefix + "range-length", "3");
            given.put(prefix + "strong-adx", "15");
            given.put(prefix + "weak-adx", "10");
            given.put(prefix + "shorts", "true");
            given.put(prefix + "correlation-days", "3");
        }
        given.put("eternal.core-hodl.program-days", "2");
        given.put("eternal.tactical.fall", "0.15");
        given.put("eternal.tactical.between-deployments", "24H");
        return ParameterSet.of(given);
    }
}
