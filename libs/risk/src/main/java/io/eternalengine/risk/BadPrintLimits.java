package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;
import java.time.Duration;

/**
 * When a close values nothing until a second look confirms it. Only where live prices are read: in history the close is the one
 * source that there is.
 *
 * @param jump distance of a close from the mark before it, as a fraction, beyond which another source than trades of its own market
 *     must bear it out
 * @param maxDisagreement largest distance of another price from the close, as a fraction, for bearing it out
 * @param maxSourceAge age beyond which another price says nothing about a close
 * @param confirmWithin time after which the close counts, confirmed or not
 */
public record BadPrintLimits(Decimal jump, Decimal maxDisagreement, Duration maxSourceAge, Duration confirmWithin) {
    /** A crash must not be overlooked for longer. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    public BadPrintLimits {
        Require.fraction("jump", jump);
        Require.positive("jump", jump);
        Require.fraction("maxDisagreement", maxDisagreement);
        Require.positive("maxDisagreement", maxDisagreement);
        Require.positive("maxSourceAge (ms)", maxSourceAge.toMillis());
        Require.positive("confirmWithin (ms)", confirmWithin.toMillis());
        Require.check(
                confirmWithin.compareTo(LONGEST_WAIT) <= 0,
                "confirmWithin",
                confirmWithin,
                "must not be above " + LONGEST_WAIT,
                confirmWithin);
    }

    /** The defaults of the product. */
    public static BadPrintLimits defaults() {
        return new BadPrintLimits(
                Decimal.of("0.10"), Decimal.of("0.05"), Duration.ofSeconds(10), Duration.ofSeconds(60));
    }
}
