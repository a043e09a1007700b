package io.eternalengine.backtester.screen;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.engine.trend.Direction;
import java.util.Arrays;

/** Closed trades of one strategy, in their order; to be filled again and again. */
public final class ScreenedTrades {
    private static final int FIRST_ROOM = 64;

    private int size;
    private boolean[] rising = new boolean[FIRST_ROOM];
    private int[] entryCandle = new int[FIRST_ROOM];
    private int[] exitCandle = new int[FIRST_ROOM];
    private long[] entryPrice = new long[FIRST_ROOM];
    private long[] exitPrice = new long[FIRST_ROOM];
    private ScreenedExit[] exit = new ScreenedExit[FIRST_ROOM];

    void clear() {
        size = 0;
    }

    void add(boolean isLong, int entered, long entry, int left, long price, ScreenedExit reason) {
        if (size == exit.length) {
            grow(2 * size);
        }
        rising[size] = isLong;
        entryCandle[size] = entered;
        entryPrice[size] = entry;
        exitCandle[size] = left;
        exitPrice[size] = price;
        exit[size] = reason;
        size++;
    }

    private void grow(int room) {
        rising = Arrays.copyOf(rising, room);
        entryCandle = Arrays.copyOf(entryCandle, room);
        exitCandle = Arrays.copyOf(exitCandle, room);
        entryPrice = Arrays.copyOf(entryPrice, room);
        exitPrice = Arrays.copyOf(exitPrice, room);
        exit = Arrays.copyOf(exit, room);
    }

    public int size() {
        return size;
    }

    public Direction direction(int trade) {
        return rising[trade] ? Direction.LONG : Direction.SHORT;
    }

    /** The candle at whose open it was entered. */
    public int entryCandle(int trade) {
        return entryCandle[trade];
    }

    /** The candle at whose open, or inside which, it was left. */
    public int exitCandle(int trade) {
        return exitCandle[trade];
    }

    public Decimal entryPrice(int trade) {
        return Decimal.ofUnscaled(entryPrice[trade], CandleArrays.PRICE_DECIMALS);
    }

    public Decimal exitPrice(int trade) {
        return Decimal.ofUnscaled(exitPrice[trade], CandleArrays.PRICE_DECIMALS);
    }

    public ScreenedExit exit(int trade) {
        return exit[trade];
    }

    /** Gain of one coin over its entry price, before fees; a double, for ranking strategies. */
    public double returnFraction(int trade) {
        double gain = (double) exitPrice[trade] / entryPrice[trade] - 1;
        return rising[trade] ? gain : -gain;
    }
}
