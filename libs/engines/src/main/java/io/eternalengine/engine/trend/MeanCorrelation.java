package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.ArrayList;
import java.util.List;

/** How much the assets of an account move as one: the mean of the correlations of all their pairs. */
final class MeanCorrelation {
    private final List<PairCorrelation> pairs;

    private MeanCorrelation(List<PairCorrelation> pairs) {
        this.pairs = List.copyOf(pairs);
    }

    /** Makes the pair of two assets. */
    private interface PairMaker {
        PairCorrelation of(int first, int second);
    }

    static MeanCorrelation cold(TrendParameters parameters) {
        int days = parameters.sizing().correlationDays();
        return of(parameters.assets().size(), (first, second) -> PairCorrelation.cold(first, second, days));
    }

    private static MeanCorrelation of(int assets, PairMaker maker) {
        List<PairCorrelation> pairs = new ArrayList<>();
        for (int second = 1; second < assets; second++) {
            for (int first = 0; first < second; first++) {
                pairs.add(maker.of(first, second));
            }
        }
        return new MeanCorrelation(pairs);
    }

    /** An asset closed at a midnight. */
    void on(int asset, long midnightMs, Decimal close) {
        for (PairCorrelation pair : pairs) {
            pair.on(asset, midnightMs, close);
        }
    }

    /** Whether the closes of all assets of a midnight are in it. */
    boolean isKnownAt(long midnightMs) {
        for (PairCorrelation pair : pairs) {
            if (!pair.isKnownAt(midnightMs)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Over the pairs of which enough days are known, from −1 to 1; NaN without one. Pairs with a market that has ended, or misses its
     * latest close, say nothing of how the others move now.
     */
    double value() {
        long newestMs =
                pairs.stream().mapToLong(PairCorrelation::knownUntilMs).max().orElse(0);
        double sum = 0;
        int known = 0;
        for (PairCorrelation pair : pairs) {
            double value = pair.knownUntilMs() == newestMs ? pair.value() : Double.NaN;
            if (!Double.isNaN(value)) {
                sum += value;
                known++;
            }
        }
        return known == 0 ? Double.NaN : sum / known;
    }

    void write(StateWriter writer) {
        pairs.forEach(pair -> pair.write(writer));
    }

    static MeanCorrelation read(StateReader reader, TrendParameters parameters) {
        int days = parameters.sizing().correlationDays();
        return of(parameters.assets().size(), (first, second) -> PairCorrelation.read(reader, first, second, days));
    }
}
