package io.eternalengine.service.execution.account;

import io.eternalengine.bybit.Outcome;
import io.eternalengine.bybit.Position;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Side;
import io.eternalengine.service.execution.journal.ParentOrder;
import io.eternalengine.service.execution.venue.VenueAccount;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stop that the next order of an entry brings with it. The exchange keeps one stop for a whole position, and each order that opens sets it: so
 * a later slice carries the nearer one of what the entry asked for and of what stands, be it moved by us or by a person.
 */
sealed interface SliceStop {
    /** @param price null when the order has no stop */
    record Carried(@Nullable Decimal price) implements SliceStop {}

    /** The exchange does not say what stands. */
    record Unknown() implements SliceStop {}

    /** What was entered is not there any more, so nothing may be added to it. */
    record NothingHeld() implements SliceStop {}

    /** Of the next order of a parent order; the exchange is asked once something of an entry is filled. */
    static SliceStop of(ParentOrder order, VenueAccount venue) {
        OrderIntent intent = order.intent();
        Decimal stop = intent.stopPrice();
        if (stop == null || order.reduces() || order.filledQuantity().isZero()) {
            return new Carried(order.reduces() ? null : stop);
        }
        return venue.positions(intent.instrument().symbol())
                        instanceof Outcome.Accepted<List<Position>>(List<Position> positions)
                ? of(intent, stop, HeldAtExchange.ofPositions(positions))
                : new Unknown();
    }

    private static SliceStop of(OrderIntent intent, Decimal stop, HeldAtExchange held) {
        boolean isLong = intent.side() == Side.BUY;
        return held.position(intent.instrument())
                .filter(position -> (position.side() == io.eternalengine.bybit.Side.BUY) == isLong)
                .<SliceStop>map(position -> new Carried(nearer(stop, position.stopLoss(), isLong)))
                .orElseGet(NothingHeld::new);
    }

    private static Decimal nearer(Decimal asked, @Nullable BigDecimal stands, boolean isLong) {
        if (stands == null || stands.signum() == 0) {
            return asked;
        }
        Decimal standing = Decimal.of(stands);
        return isLong ? asked.max(standing) : asked.min(standing);
    }
}
