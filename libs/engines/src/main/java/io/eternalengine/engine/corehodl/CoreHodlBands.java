package io.eternalengine.engine.corehodl;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.NoActionBand;
import io.eternalengine.engine.SharedRule;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The no-action bands of all markets. Weights compare the prices of all of them, so bands are drawn together and end
 * together. They are drawn while no parent order is open, nothing waits to be spent or paid, and all weights are within their bounds.
 */
final class CoreHodlBands {
    private final @Nullable NoActionBand[] bands;

    CoreHodlBands(int targets) {
        bands = new NoActionBand[targets];
    }

    /** The next candle of each market takes the whole step. */
    void forget() {
        Arrays.fill(bands, null);
    }

    /** The band of a market; null when each of its candles takes the whole step. */
    @Nullable
    NoActionBand of(int index) {
        return bands[index];
    }

    /** Whether the candle lies inside the band of its market. */
    boolean hold(int index, Candle candle) {
        NoActionBand band = bands[index];
        return band != null && band.holds(candle);
    }

    /** Draws them anew after a whole step. */
    void draw(CoreHodlStep step) {
        forget();
        CoreHodlState state = step.state();
        if (!step.decidesNothing() || !rests(step)) {
            return;
        }
        Decimal move = step.holdings().weights().mostMove(step.parameters().driftLimit());
        if (!move.isPositive()) {
            return;
        }
        long untilMs = RebalanceRule.beginOfQuarterMs(state.lastRebalanceQuarter() + 1);
        Decision decision = Decision.withoutIntents(state.phase().name(), SharedRule.NOTHING_DUE, "");
        for (int index = 0; index < bands.length; index++) {
            Decimal price = state.markets().get(index).close();
            Decimal distance = price.times(move);
            bands[index] = new NoActionBand(price.minus(distance), price.plus(distance), untilMs, decision);
        }
    }

    /** Whether nothing but a weight or the end of a quarter makes the engine do something. */
    private static boolean rests(CoreHodlStep step) {
        CoreHodlState state = step.state();
        if (!(state.phase() instanceof CoreHodlPhase.Accumulating)
                || !state.parentOrders().isEmpty()
                || state.isLiquidatingAny()
                || step.holdings().cash().isNegative()
                || !ContributionRule.rests(state)) {
            return false;
        }
        for (CoreHodlMarket market : state.markets().all()) {
            if (!market.hasPrice() || market.rules() == null) {
                return false;
            }
        }
        return true;
    }
}
