package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;
import java.time.Duration;

/**
 * When TREND leaves a position.
 *
 * @param trailingStopAtrMultiple average true ranges between the best price and the trailing stop
 * @param trailingStepAtrMultiple average true ranges by which the trailing stop must have come nearer before the stop at the exchange is
 *     moved after it; at least one tick in any case
 * @param trailingFromR profit from which the stop trails, in multiples of the distance between entry and hard stop
 * @param maxHolding longest time in a position
 * @param maxFundingCostFraction of position value that funding may cost for 8 hours; scaled to the real interval
 * @param warningReductionFraction of a losing position that is closed on the second level of the breaker
 */
public record ExitParameters(
        Decimal trailingStopAtrMultiple,
        Decimal trailingStepAtrMultiple,
        Decimal trailingFromR,
        Duration maxHolding,
        Decimal maxFundingCostFraction,
        Decimal warningReductionFraction) {
    private static final Decimal TRAILING_STEP = Decimal.of("0.1");
    private static final Decimal WARNING_REDUCTION = Decimal.of("0.5");

    public ExitParameters {
        Require.positive("trailingStopAtrMultiple", trailingStopAtrMultiple);
        Require.notNegative("trailingStepAtrMultiple", trailingStepAtrMultiple);
        Require.notNegative("trailingFromR", trailingFromR);
        Require.positive("maxHolding (ms)", maxHolding.toMillis());
        Require.fraction("maxFundingCostFraction", maxFundingCostFraction);
        Require.fraction("warningReductionFraction", warningReductionFraction);
        Require.positive("warningReductionFraction", warningReductionFraction);
    }

    /** With the product's answer to the second level of the breaker, and a tenth of a range as the step of the stop at the exchange. */
    public ExitParameters(
            Decimal trailingStopAtrMultiple,
            Decimal trailingFromR,
            Duration maxHolding,
            Decimal maxFundingCostFraction) {
        this(
                trailingStopAtrMultiple,
                TRAILING_STEP,
                trailingFromR,
                maxHolding,
                maxFundingCostFraction,
                WARNING_REDUCTION);
    }

    /** What is kept of a losing position on the second level of the breaker. */
    Decimal keptOnWarning() {
        return Decimal.ONE.minus(warningReductionFraction);
    }

    /** The defaults of the product. */
    public static ExitParameters defaults() {
        return new ExitParameters(Decimal.of(3), Decimal.ONE, Duration.ofDays(30), Decimal.of("0.001"));
    }
}
