package io.eternalengine.reporting.query;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Equity and drawdown over time, thinned out for a chart.
 *
 * @param total how many points are stored
 */
@RegisterForReflection
public record EquityCurve(long total, List<Point> points) {
    /**
     * The last value of equity and the largest drawdown of a stretch of time.
     *
     * @param at the last moment of the stretch that has a value
     * @param equity in USDT
     * @param unitValue in USDT
     * @param drawdown as a fraction
     * @param breakerLevel the highest of the stretch
     */
    @RegisterForReflection
    public record Point(Instant at, BigDecimal equity, BigDecimal unitValue, BigDecimal drawdown, int breakerLevel) {}
}
