package io.eternalengine.backtester.benchmark;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A portfolio that anybody can hold without a rule.
 *
 * @param weights of the capital, by spot symbol; the rest stays in cash
 * @param rebalancedQuarterly whether the weights are restored at the start of each quarter
 */
public record BenchmarkPortfolio(String name, SortedMap<String, Double> weights, boolean rebalancedQuarterly) {
    private static final double THIRD = 1.0 / 3;

    /** Those that stand beside every result. */
    public static final List<BenchmarkPortfolio> ALL = List.of(
            new BenchmarkPortfolio("BTC held", new TreeMap<>(Map.of("BTCUSDT", 1.0)), false),
            new BenchmarkPortfolio(
                    "2/3 BTC + 1/3 ETH held", new TreeMap<>(Map.of("BTCUSDT", 2 * THIRD, "ETHUSDT", THIRD)), false),
            new BenchmarkPortfolio(
                    "40/20/40 BTC, ETH, cash", new TreeMap<>(Map.of("BTCUSDT", 0.4, "ETHUSDT", 0.2)), true));

    public BenchmarkPortfolio {
        weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
    }
}
