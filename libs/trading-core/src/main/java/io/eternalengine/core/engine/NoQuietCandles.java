package io.eternalengine.core.engine;

import io.eternalengine.core.model.Candle;
import org.jspecify.annotations.Nullable;

/** Leaves every candle to the engine. */
final class NoQuietCandles<S> implements QuietCandles<S> {
    private S state;

    NoQuietCandles(S state) {
        this.state = state;
    }

    @Override
    public void begin(S newState) {
        state = newState;
    }

    @Override
    public @Nullable String follow(Candle candle) {
        return null;
    }

    @Override
    public S state() {
        return state;
    }
}
