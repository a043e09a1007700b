package io.eternalengine.backtester;

import io.eternalengine.backtester.calibration.FillCalibration;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was fitted to measured fills, as the lines of a parameters file. What could not be fitted stands there as a comment. */
public final class CalibratedParameters {
    private static final String TOO_FEW =
            "fewer than " + FillCalibration.LEAST_ORDERS + " orders were measured, so the default stays";
    private static final String ONE_SIZE =
            "the orders were of one size, which does not tell spread from impact, so the default stays";

    private CalibratedParameters() {}

    /** The lines, under the keys that a backtest reads. */
    public static List<String> lines(FillCalibration.Fitted fitted) {
        List<String> lines = new ArrayList<>();
        lines.add("# Fitted to " + fitted.orders() + " orders, " + fitted.compared()
                + " of which took liquidity soon after a candle's open.");
        fitted.residualBps()
                .ifPresent(residual -> lines.add("# The fit leaves a root mean square of " + residual.toPlainString()
                        + " bps of the price: what the market moved, and what the model does not know."));
        String notFitted = fitted.compared() < FillCalibration.LEAST_ORDERS ? TOO_FEW : ONE_SIZE;
        addBounded(lines, BacktestSettings.HALF_SPREAD_BPS, fitted.halfSpreadBps(), notFitted);
        addBounded(lines, BacktestSettings.IMPACT_COEFFICIENT, fitted.impactCoefficient(), notFitted);
        lines.add(line(BacktestSettings.SPOT_FEE_FRACTION, fitted.fees().spot(), TOO_FEW));
        lines.add(line(BacktestSettings.LINEAR_MAKER_FEE_FRACTION, fitted.fees().linearMaker(), TOO_FEW));
        lines.add(line(BacktestSettings.LINEAR_TAKER_FEE_FRACTION, fitted.fees().linearTaker(), TOO_FEW));
        return lines;
    }

    private static void addBounded(List<String> lines, String key, Optional<BigDecimal> value, String notFitted) {
        value.filter(found -> found.signum() == 0)
                .ifPresent(
                        found -> lines.add("# The next is at its bound: these orders show none of it, and the free fit"
                                + " has it below 0. The default says more."));
        lines.add(line(key, value, notFitted));
    }

    private static String line(String key, Optional<BigDecimal> value, String notFitted) {
        return value.map(found -> key + " = " + found.toPlainString()).orElseGet(() -> "# " + key + ": " + notFitted);
    }
}
