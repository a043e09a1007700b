package io.eternalengine.backtester.gate;

import io.eternalengine.backtester.ParameterSet;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.engine.funding.RateComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How the rules of an engine are read. FUNDING enters at a rate of at least, or above, its threshold, and on real data half of
 * all rates are exactly the threshold: a report shows both, and the one that is configured decides.
 *
 * @param name empty when there is only one
 */
record Reading(String name, Map<String, String> changes, boolean decides) {
    private static final String COMPARISON = "eternal.funding.rate-comparison";

    static List<Reading> of(EngineId engine, ParameterSet parameters) {
        return switch (engine) {
            case CORE_HODL, TREND, TACTICAL -> List.of(new Reading("", Map.of(), true));
            case FUNDING -> comparisons(parameters);
        };
    }

    private static List<Reading> comparisons(ParameterSet parameters) {
        List<Reading> readings = new ArrayList<>();
        String configured = parameters.effective().getOrDefault(COMPARISON, RateComparison.AT_LEAST.name());
        for (RateComparison comparison : RateComparison.values()) {
            boolean decides = comparison.name().equals(configured.toUpperCase(Locale.ROOT));
            readings.add(new Reading(name(comparison), Map.of(COMPARISON, comparison.name()), decides));
        }
        return readings;
    }

    private static String name(RateComparison comparison) {
        return switch (comparison) {
            case AT_LEAST -> "rate ≥ threshold";
            case ABOVE -> "rate > threshold";
        };
    }
}
