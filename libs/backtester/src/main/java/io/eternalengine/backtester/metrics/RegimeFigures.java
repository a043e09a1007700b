package io.eternalengine.backtester.metrics;

/**
 * How a portfolio or engine did on the days of one regime.
 *
 * @param days of the regime
 * @param totalReturn of these days compounded, as if no others had been between
 * @param worstDay smallest daily return
 */
public record RegimeFigures(int days, double totalReturn, double volatility, double sharpe, double worstDay) {
    public static RegimeFigures of(Returns returns) {
        double worst = java.util.Arrays.stream(returns.daily()).min().orElse(Double.NaN);
        return new RegimeFigures(returns.days(), returns.total(), returns.volatility(), returns.sharpe(), worst);
    }
}
