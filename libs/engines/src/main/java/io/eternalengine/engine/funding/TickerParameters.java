package io.eternalengine.engine.funding;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;
import java.time.Duration;

/**
 * Which tickers FUNDING applies.
 *
 * @param interval of a perpetual, by its own time, in which one ticker is applied; more only when there is something to do
 * @param farMark distance of a mark price from the one before, as a fraction, beyond which another price must bear it out
 * @param confirmWithin after which a far mark counts though none did, unless all other prices speak against it
 */
public record TickerParameters(Duration interval, Decimal farMark, Duration confirmWithin) {
    public TickerParameters {
        Require.positive("interval (ms)", interval.toMillis());
        Require.fraction("farMark", farMark);
        Require.positive("farMark", farMark);
        Require.check(
                confirmWithin.compareTo(interval) > 0,
                "confirmWithin",
                confirmWithin,
                "must be above interval " + interval,
                confirmWithin);
    }

    boolean isFar(Decimal price, Decimal from) {
        return price.minus(from).abs().isAbove(from.times(farMark));
    }

    /** The defaults of the product. */
    public static TickerParameters defaults() {
        return new TickerParameters(Duration.ofSeconds(1), Decimal.of("0.05"), Duration.ofMinutes(1));
    }
}
