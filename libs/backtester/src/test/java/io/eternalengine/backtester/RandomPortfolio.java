package io.eternalengine.backtester;

import static io.eternalengine.backtester.Histories.START_MS;
import static io.eternalengine.backtester.Histories.dec;

import io.eternalengine.backtester.market.MarketData;
import io.eternalengine.backtester.run.ApprovalPolicy;
import io.eternalengine.backtester.run.EngineSeat;
import io.eternalengine.backtester.run.PortfolioRun;
import io.eternalengine.backtester.run.RunSettings;
import io.eternalengine.domain.model.EngineId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The whole portfolio on a random market. */
final class RandomPortfolio {
    private static final Set<EngineId> ALL = EnumSet.allOf(EngineId.class);

    private RandomPortfolio() {}

    static PortfolioRun of(long seed, int hours, ParameterSet parameters) {
        return of(seed, RandomMarkets.of(seed, hours), parameters, EngineLineup.of(parameters, ALL));
    }

    /** On engines that find something to do within days. */
    static PortfolioRun of(long seed, MarketData data, List<EngineSeat> seats) {
        return of(seed, data, quick(), seats);
    }

    static List<EngineSeat> quickSeats() {
        return EngineLineup.of(quick(), ALL);
    }

    private static PortfolioRun of(long seed, MarketData data, ParameterSet parameters, List<EngineSeat> seats) {
        var settings = new RunSettings(
                START_MS + Histories.DAY_MS,
                dec("100000"),
                RiskSettings.ofHistory(parameters),
                BacktestSettings.fills(parameters),
                seed % 2 == 0 ? ApprovalPolicy.AT_ONCE : ApprovalPolicy.NEVER);
        return new PortfolioRun(data, settings, seats);
    }

    /** Engines that find something to do within days. */
    static ParameterSet quick() {
        Map<String, String> given = new TreeMap<>();
        for (String account : List.of("trend-1", "trend-2")) {
            String prefix = "eternal." + account + ".";
            given.put(prefix + "bar", account.equals("trend-1") ? "4H" : "2H");
            given.put(prefix + "fast-sma-period", "2");
            given.put(prefix + "slow-sma-period", "4");
            given.put(prefix + "adx-period", "2");
            given.put(prefix + "atr-period", "3");
            given.put(prefix + "entry-adx-min", "15");
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
