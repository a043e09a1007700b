package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Side;

/** Which way a position profits. Everything that mirrors between long and short is here. */
public enum Direction {
    LONG(Side.BUY, Side.SELL),
    SHORT(Side.SELL, Side.BUY);

    private final Side entrySide;
    private final Side exitSide;

    Direction(Side entrySide, Side exitSide) {
        this.entrySide = entrySide;
        this.exitSide = exitSide;
    }

    Side entrySide() {
        return entrySide;
    }

    Side exitSide() {
        return exitSide;
    }

    /** Positive for a long position, negative for a short one. */
    Decimal signed(Decimal amount) {
        return this == LONG ? amount : amount.negated();
    }

    /** What a move from one price to another earns for each coin. */
    Decimal gain(Decimal from, Decimal to) {
        return this == LONG ? to.minus(from) : from.minus(to);
    }

    /** The price at this distance on the losing side. */
    Decimal against(Decimal price, Decimal distance) {
        return this == LONG ? price.minus(distance) : price.plus(distance);
    }

    /** Rounds a stop away from the price, so that it is never nearer than it was meant. */
    Decimal stopToTick(Decimal stop, Decimal tickSize) {
        return this == LONG ? stop.floorToStep(tickSize) : stop.ceilToStep(tickSize);
    }

    /** Whether a price has reached a stop. */
    boolean hasReached(Decimal price, Decimal stop) {
        return this == LONG ? price.isAtMost(stop) : price.isAtLeast(stop);
    }

    /** The better of a price and the best of a candle. */
    Decimal best(Decimal known, Candle candle) {
        return this == LONG ? known.max(candle.high()) : known.min(candle.low());
    }
}
