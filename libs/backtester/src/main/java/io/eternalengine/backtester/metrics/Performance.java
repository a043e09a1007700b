package io.eternalengine.backtester.metrics;

import io.eternalengine.domain.model.Decimal;

/**
 * Every figure of one portfolio or engine.
 *
 * @param days whole days measured
 * @param calmar annual return over the deepest drawdown
 * @param trades that ended
 * @param openTrades that had not ended; no other figure of trades knows them
 * @param winRate share of those that ended with a gain, after fees and with funding
 * @param averageWin of the trades that gained, in USDT
 * @param averageLoss of the others, as a positive number
 * @param profitFactor all gains over all losses
 * @param expectancy mean profit of a trade, in USDT
 * @param exposure mean share of equity that was invested
 * @param turnover traded value over mean equity, a year
 * @param fees paid, in USDT
 * @param funding received less paid, in USDT
 * @param startEquity in USDT
 */
public record Performance(
        int days,
        Decimal startEquity,
        Decimal endEquity,
        double totalReturn,
        double annualReturn,
        double volatility,
        double sharpe,
        double sortino,
        double calmar,
        DrawdownSpan maxDrawdown,
        int trades,
        int openTrades,
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
