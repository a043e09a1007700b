package io.eternalengine.backtester.metrics;

import io.eternalengine.domain.model.Decimal;

/**
 * How a portfolio or engine did on the days of one regime, as if no others had been between. The figures are those of {@link
 * Performance}; a trade belongs to the regime of the day on which it was entered.
 *
 * @param days of the regime
 * @param maxDrawdown of its days one after the other, as a positive fraction
 * @param worstDay smallest daily return
 * @param fees paid on its days, in USDT
 * @param funding received less paid on its days, in USDT
 */
public record RegimeFigures(
        int days,
        double totalReturn,
        double annualReturn,
        double volatility,
        double sharpe,
        double sortino,
        double calmar,
        double maxDrawdown,
        double worstDay,
        int trades,
        double winRate,
        double averageWin,
        double averageLoss,
        double profitFactor,
        double expectancy,
        double exposure,
        double turnover,
        Decimal fees,
        Decimal funding,
        double valueAtRisk95,
        double conditionalValueAtRisk95) {}
