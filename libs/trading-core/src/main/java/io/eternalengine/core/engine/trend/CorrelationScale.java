package io.eternalengine.core.engine.trend;

import io.eternalengine.core.model.Decimal;

/** Half size while the two assets move as one: two positions are then one bet. */
final class CorrelationScale {
    private CorrelationScale() {}

    static Decimal of(TrendCourse course) {
        SizingParameters sizing = course.parameters().sizing();
        double limit = sizing.highCorrelation().toDouble();
        return course.state().correlation().value() > limit ? sizing.correlatedScale() : Decimal.ONE;
    }
}
