package io.eternalengine.backtester.metrics;

import java.util.List;

/**
 * Figures of closed trades; amounts in USDT after fees and with funding.
 *
 * @param averageLoss as a positive number
 * @param profitFactor all gains over all losses; infinite when there are gains only
 */
public record TradeStatistics(
        int trades, double winRate, double averageWin, double averageLoss, double profitFactor, double expectancy) {
    public static TradeStatistics of(List<Trade> trades) {
        double gains = 0;
        double losses = 0;
        int wins = 0;
        for (Trade trade : trades) {
            double profit = trade.profit().toDouble();
            if (trade.wins()) {
                wins++;
                gains += profit;
            } else {
                losses -= profit;
            }
        }
        int count = trades.size();
        return new TradeStatistics(
                count,
                ratio(wins, count),
                ratio(gains, wins),
                ratio(losses, count - wins),
                gains > 0 && losses == 0 ? Double.POSITIVE_INFINITY : ratio(gains, losses),
                ratio(gains - losses, count));
    }

    private static double ratio(double above, double below) {
        return below == 0 ? Double.NaN : above / below;
    }
}
