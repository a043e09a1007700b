package io.eternalengine.backtester.market;

import io.eternalengine.domain.model.Candle;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Candles that are made when they are asked for and soon forgotten, for one thread. */
final class PassingCandles implements CandleReel {
    /** A power of two, and more than a run looks back: the day of candles from which the venue takes impact. */
    private static final int REMEMBERED = 64;

    private final IntFunction<Candle> maker;
    private final @Nullable Candle[] remembered = new Candle[REMEMBERED];
    private final int[] rememberedIndexes = new int[REMEMBERED];

    PassingCandles(IntFunction<Candle> maker) {
        this.maker = maker;
        Arrays.fill(rememberedIndexes, -1);
    }

    @Override
    public Candle candle(int index) {
        int slot = index & (REMEMBERED - 1);
        Candle candle = remembered[slot];
        if (candle == null || rememberedIndexes[slot] != index) {
            candle = maker.apply(index);
            remembered[slot] = candle;
            rememberedIndexes[slot] = index;
        }
        return candle;
    }
}
