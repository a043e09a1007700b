package io.eternalengine.domain.model;

import java.util.List;

/** The rules of the pre-trade checks that object to how large an order is: a smaller one might pass. */
public final class SizeRules {
    public static final List<String> ALL = List.of(
            "order-value",
            "position-limit",
            "insufficient-cash",
            "asset-limit",
            "leverage",
            "portfolio-heat",
            "expected-slippage");

    private SizeRules() {}

    /** Whether a verdict's rule is one of them. */
    public static boolean contains(String rule) {
        return ALL.contains(rule);
    }
}
