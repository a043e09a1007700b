package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.Decimal;

/**
 * The fraction of equity that one eighth Kelly would risk on a trade. Before the engine has a record of its own nothing is
 * known and all of the equity may be risked: the other limits count.
 */
final class KellyRisk {
    private KellyRisk() {}

    static Decimal of(TrendStep step) {
        SizingParameters sizing = step.parameters().sizing();
        return step.state()
                .record()
                .kellyFraction(sizing.kellyMinTrades())
                .map(fraction -> fraction.times(sizing.kellyMultiple()).max(sizing.kellyFloorFraction()))
                .orElse(Decimal.ONE);
    }
}
