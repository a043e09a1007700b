package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import org.jspecify.annotations.Nullable;

/** A market with the price at which risk values it, and what all accounts hold of it. It changes in place. */
final class MarketMark {
    private final InstrumentId instrument;
    private Decimal price;
    private long atMs;
    private Decimal held = Decimal.ZERO;
    /** A close that values nothing yet. */
    private @Nullable Mark unconfirmed;

    MarketMark(InstrumentId instrument, Mark mark) {
        this.instrument = instrument;
        price = mark.price();
        atMs = mark.atMs();
    }

    void move(Decimal newPrice, long newAtMs) {
        price = newPrice;
        atMs = newAtMs;
    }

    void hold(Decimal quantity) {
        held = held.plus(quantity);
    }

    void release(Decimal quantity) {
        held = held.minus(quantity);
    }

    void releaseAll() {
        held = Decimal.ZERO;
    }

    /** Nothing of the market's price changes until the close is confirmed; null when none waits. */
    void awaitConfirmation(@Nullable Mark close) {
        unconfirmed = close;
    }

    /** The close that values nothing yet; null when there is none. */
    @Nullable
    Mark unconfirmed() {
        return unconfirmed;
    }

    InstrumentId instrument() {
        return instrument;
    }

    Decimal price() {
        return price;
    }

    /** When the price was true. */
    long atMs() {
        return atMs;
    }

    /** Coins, or contracts with their sign, of all accounts together. */
    Decimal held() {
        return held;
    }

    Mark mark() {
        return new Mark(price, atMs);
    }
}
