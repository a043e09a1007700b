package io.eternalengine.venue;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How far from the best price a market order may be filled.
 *
 * @param inTicks whether the tolerance counts ticks, else percent
 */
public record Slippage(boolean inTicks, BigDecimal tolerance) {

    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final BigDecimal MOST_TICKS = new BigDecimal("10000");
    private static final BigDecimal LEAST_PERCENT = new BigDecimal("0.01");
    private static final BigDecimal MOST_PERCENT = BigDecimal.TEN;

    /** Reads the exchange's two fields; what is outside its bounds is refused with code 10001. */
    public static Slippage parse(String type, BigDecimal tolerance) {
        boolean inTicks = switch (type) {
            case "TickSize" -> true;
            case "Percent" -> false;
            default ->
                throw new Refusal(ReturnCode.PARAMETER_ERROR, "slippageToleranceType must be TickSize or Percent");
        };
        BigDecimal least = inTicks ? BigDecimal.ONE : LEAST_PERCENT;
        BigDecimal most = inTicks ? MOST_TICKS : MOST_PERCENT;
        if (tolerance.compareTo(least) < 0 || tolerance.compareTo(most) > 0) {
            throw new Refusal(
                    ReturnCode.PARAMETER_ERROR, "slippageTolerance must be between " + least + " and " + most);
        }
        return new Slippage(inTicks, tolerance);
    }

    /** The worst price that is tolerated. */
    BigDecimal worstPrice(Side side, BigDecimal best, Instrument instrument) {
        BigDecimal distance = inTicks
                ? instrument.tickSize().multiply(tolerance)
                : best.multiply(tolerance).divide(HUNDRED, 12, RoundingMode.HALF_EVEN);
        return side == Side.BUY
                ? instrument.tickAtOrBelow(best.add(distance))
                : instrument.tickAtOrAbove(best.subtract(distance));
    }
}
