package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.Decimal;

/** Half size while the two assets move as one: two positions are then one bet. */
final class CorrelationScale {
    private CorrelationScale() {}

    static Decimal of(TrendStep step) {
        SizingParameters sizing = step.parameters().sizing();
        double limit = sizing.highCorrelation().toDouble();
        return step.state().correlation().value() > limit ? sizing.correlatedScale() : Decimal.ONE;
    }
}
