package io.eternalengine.engine.trend;

import java.util.Optional;

/**
 * Which way a trend points at the close of a decision bar. Long: close above the slow average, fast above slow, and
 * direction strong. Short is the mirror.
 */
final class EntrySignal {
    private EntrySignal() {}

    static Optional<Direction> of(TrendIndicators indicators, double close, EntryParameters parameters) {
        if (!(indicators.adx() > parameters.entryAdxMin())) {
            return Optional.empty();
        }
        double slow = indicators.slow();
        double fast = indicators.fast();
        if (close > slow && fast > slow) {
            return Optional.of(Direction.LONG);
        }
        return parameters.shorts() && close < slow && fast < slow ? Optional.of(Direction.SHORT) : Optional.empty();
    }
}
