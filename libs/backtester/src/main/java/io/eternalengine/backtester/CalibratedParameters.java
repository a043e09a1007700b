package io.eternalengine.backtester;

import io.eternalengine.backtester.calibration.FillCalibration;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was fitted to measured fills, as the lines of a parameters file. What could not be fitted stands there as a comment. */
public final class CalibratedParameters {
    private CalibratedParameters() {}

    /** The lines, under the keys that a backtest reads. */
    public static List<String> lines(FillCalibration.Fitted fitted) {
        List<String> lines = new ArrayList<>();
        lines.add("# Fitted to " + fitted.orders() + " orders, " + fitted.compared()
                + " of which took liquidity soon after a candle's open.");
        fitted.residualBps()
                .ifPresent(residual -> lines.add("# The fit leaves a root mean square of " + residual.toPlainString()
                        + " bps of the price: what the market moved, and what the model does not know."));
        lines.add(line(BacktestSettings.HALF_SPREAD_BPS, fitted.halfSpreadBps()));
        lines.add(line(BacktestSettings.IMPACT_COEFFICIENT, fitted.impactCoefficient()));
        lines.add(line(BacktestSettings.SPOT_FEE_FRACTION, fitted.fees().spot()));
        lines.add(line(BacktestSettings.LINEAR_MAKER_FEE_FRACTION, fitted.fees().linearMaker()));
        lines.add(line(BacktestSettings.LINEAR_TAKER_FEE_FRACTION, fitted.fees().linearTaker()));
        return lines;
    }

    private static String line(String key, Optional<BigDecimal> value) {
        return value.map(found -> key + " = " + found.toPlainString())
                .orElseGet(() -> "# " + key + ": fewer than " + FillCalibration.LEAST_ORDERS
                        + " orders were measured, so the default stays");
    }
}
