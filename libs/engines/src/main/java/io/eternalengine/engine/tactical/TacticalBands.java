package io.eternalengine.engine.tactical;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.engine.NoActionBand;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The no-action bands of all coins. They are drawn together and end together. */
final class TacticalBands {
    private final @Nullable NoActionBand[] bands;

    TacticalBands(int coins) {
        bands = new NoActionBand[coins];
    }

    /** The next candle of each coin takes the whole step. */
    void forget() {
        Arrays.fill(bands, null);
    }

    /** The band of a coin; null when each of its candles takes the whole step. */
    @Nullable
    NoActionBand of(int index) {
        return bands[index];
    }

    /** The band of a coin that holds the candle; null when it takes the whole step. */
    @Nullable
    NoActionBand holding(int index, Candle candle, long clockMs) {
        NoActionBand band = bands[index];
        return band != null && band.holds(candle, clockMs) ? band : null;
    }

    /** Draws them anew after a whole step. */
    void draw(TacticalStep step) {
        forget();
        var box = new PriceBox(bands.length);
        for (Deployment deployment : step.state().deployments()) {
            if (!WorkRule.bound(step, deployment, box) || !ExitRule.bound(step, deployment, box)) {
                return;
            }
        }
        if (box.anythingWaits()) {
            endWithAPause(step, box);
        }
        boolean triggersRest = TriggerRule.bound(step, box);
        for (int index = triggersRest ? 0 : 1; index < bands.length; index++) {
            bands[index] = box.band(index, step.state().phase());
        }
    }

    /** Halts end by a command, and pauses by themselves. */
    private static void endWithAPause(TacticalStep step, PriceBox box) {
        for (long endMs : step.state().risk().halts().pausedUntilMs().values()) {
            if (endMs > step.nowMs()) {
                box.endAt(endMs);
            }
        }
    }
}
