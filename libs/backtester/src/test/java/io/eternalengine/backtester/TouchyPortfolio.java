package io.eternalengine.backtester;

import static io.eternalengine.backtester.Histories.START_MS;

import io.eternalengine.backtester.run.ApprovalPolicy;
import io.eternalengine.backtester.run.PortfolioRun;
import io.eternalengine.backtester.run.RunSettings;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * The whole portfolio on a rough market, with every limit from a seed, most of them so near that they are met within days,
 * and with a capital that is too little for an order, or too much for one.
 */
final class TouchyPortfolio {
    private static final List<String> CAPITALS = List.of("60", "260", "400", "5000", "100000", "100000", "40000000");

    private final Map<String, String> given = new TreeMap<>();
    private final Random random;

    private TouchyPortfolio(long seed) {
        random = new Random(~seed);
    }

    static PortfolioRun of(long seed, int hours) {
        return new TouchyPortfolio(seed).run(seed, hours);
    }

    private PortfolioRun run(long seed, int hours) {
        Decimal capital = Decimal.of(CAPITALS.get(random.nextInt(CAPITALS.size())));
        ParameterSet parameters = parameters();
        var settings = new RunSettings(
                START_MS + Histories.DAY_MS,
                capital,
                RiskSettings.ofHistory(parameters),
                BacktestSettings.fills(parameters),
                random.nextInt(3) == 0 ? ApprovalPolicy.NEVER : ApprovalPolicy.AT_ONCE);
        return new PortfolioRun(
                RoughMarkets.of(seed, hours), settings, EngineLineup.of(parameters, EnumSet.allOf(EngineId.class)));
    }

    private ParameterSet parameters() {
        one("core-hodl.program-days", "1", "2", "14");
        one("core-hodl.drift-limit", "0.01", "0.03", "0.10");
        one("core-hodl.btc.min-weight", "0.55", "0.64");
        one("core-hodl.btc.max-weight", "0.69", "0.80");
        one("core-hodl.eth.min-weight", "0.20", "0.31");
        one("core-hodl.eth.max-weight", "0.36", "0.45");
        one("core-hodl.no-sale-below-high-fraction", "0.05", "0.15", "0.70");
        one("core-hodl.max-share-of-total", "0.41", "0.45");
        one("funding.max-holding", "24H", "72H", "336H");
        one("funding.max-entry-basis", "0.0005", "0.005");
        one("funding.max-held-basis", "0.01", "0.02");
        one("funding.short-leverage", "1", "2");
        one("tactical.fall", "0.05", "0.15", "0.50");
        one("tactical.deep-fall", "0.55", "0.70");
        one("tactical.fear-below", "20", "45");
        one("tactical.take-profit", "0.02", "0.10", "1");
        one("tactical.longest-holding", "36H", "120H", "8760H");
        one("risk.thresholds", "0.02,0.05,0.10,0.20", "0.10,0.15,0.20,0.25");
        one("risk.leave-caution-at", "0.005", "0.01");
        one("risk.leave-warning-at", "0.02", "0.04");
        one("risk.review-time", "24H", "72H");
        one("core-hodl.cash-reserve-fraction", "0", "0.05");
        one("trend-1.weak-adx", "10", "60");
        one("trend-1.weak-for", "8H", "48H");
        one("trend-2.max-holding", "6H", "36H", "720H");
        return RandomPortfolio.quick().with(given);
    }

    private void one(String name, String... choices) {
        given.put("eternal." + name, choices[random.nextInt(choices.length)]);
    }
}
