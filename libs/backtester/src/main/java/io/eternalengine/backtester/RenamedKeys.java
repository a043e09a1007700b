package io.eternalengine.backtester;

import java.util.Map;
import java.util.Optional;

/** Keys that had another name once: the refusal of an old one names the new one. */
final class RenamedKeys {
    private static final String TREND = "eternal.trend-";

    private static final Map<String, String> OF_TREND = Map.of(
            "fast-length", "fast-sma-period",
            "slow-length", "slow-sma-period",
            "direction-length", "adx-period",
            "strong-adx", "entry-adx-min",
            "range-length", "atr-period",
            "stop-range-multiple", "stop-atr-multiple",
            "trailing-range-multiple", "trailing-stop-atr-multiple");

    private RenamedKeys() {}

    /** The name of today; empty when the key never had one. */
    static Optional<String> today(String key) {
        int group = key.lastIndexOf('.') + 1;
        String name = key.startsWith(TREND) ? OF_TREND.get(key.substring(group)) : null;
        return Optional.ofNullable(name).map(renamed -> key.substring(0, group) + renamed);
    }
}
