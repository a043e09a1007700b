package io.eternalengine.engine.funding;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;
import java.time.Duration;

/**
 * Which tickers FUNDING applies.
 *
 * @param interval of a perpetual, by its own time, in which one ticker is applied; more only when there is something to do
 * @param farMark distance of a mark price from the one before, as a fraction, beyond which another ticker must say the same
 */
public record TickerParameters(Duration interval, Decimal farMark) {
    public TickerParameters {
        Require.positive("interval (ms)", interval.toMillis());
        Require.fraction("farMark", farMark);
    }

    /** The defaults of the product. */
    public static TickerParameters defaults() {
        return new TickerParameters(Duration.ofSeconds(1), Decimal.of("0.05"));
    }
}
