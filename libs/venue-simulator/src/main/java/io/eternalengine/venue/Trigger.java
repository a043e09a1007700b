package io.eternalengine.venue;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The price at which a waiting order comes to life.
 *
 * @param rising whether the price has to rise to it, else it has to fall to it
 * @param distance how far a trailing stop follows the best price; null for any other trigger
 * @param activePrice the price that a trailing stop waits for before it follows; null once it follows
 */
public record Trigger(
        BigDecimal price,
        PriceSource by,
        boolean rising,
        StopKind kind,
        @Nullable BigDecimal distance,
        @Nullable BigDecimal activePrice) {

    /** A trigger at a price that stays where it is. */
    public static Trigger at(BigDecimal price, PriceSource by, boolean rising, StopKind kind) {
        return new Trigger(price, by, rising, kind, null, null);
    }

    /** A trailing stop, which follows at once unless it has an active price. */
    static Trigger trailing(
            BigDecimal current, BigDecimal distance, boolean closesLong, @Nullable BigDecimal activePrice) {
        BigDecimal price = closesLong ? current.subtract(distance) : current.add(distance);
        return new Trigger(price, PriceSource.LAST, !closesLong, StopKind.TRAILING_STOP, distance, activePrice);
    }

    /** Whether a price reaches the trigger. */
    boolean isHitBy(BigDecimal current) {
        int comparison = current.compareTo(price);
        return activePrice == null && (rising ? comparison >= 0 : comparison <= 0);
    }

    /** A trailing stop after another price; any other trigger as it is. */
    Trigger following(BigDecimal current) {
        if (distance == null) {
            return this;
        }
        if (activePrice != null) {
            int comparison = current.compareTo(activePrice);
            boolean active = rising ? comparison <= 0 : comparison >= 0;
            return active ? trailing(current, distance, !rising, null) : this;
        }
        BigDecimal followed = rising ? price.min(current.add(distance)) : price.max(current.subtract(distance));
        return withPrice(followed);
    }

    Trigger withPrice(BigDecimal newPrice) {
        return new Trigger(newPrice, by, rising, kind, distance, activePrice);
    }
}
