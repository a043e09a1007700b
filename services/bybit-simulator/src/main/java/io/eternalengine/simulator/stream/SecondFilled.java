package io.eternalengine.simulator.stream;

import io.eternalengine.venue.Order;
import io.eternalengine.venue.OrderStatus;
import java.math.BigDecimal;
import java.util.SplittableRandom;

/**
 * Which filled orders are reported a second time, as the exchange sometimes does: a share of them, drawn from the seed and the order's
 * id, so that the same run repeats the same orders.
 *
 * @param fraction of the filled orders, between 0 and 1
 */
public record SecondFilled(long seed, BigDecimal fraction) {

    /** Whether this message about an order is repeated. */
    boolean repeats(Order order) {
        return order.status() == OrderStatus.FILLED
                && !order.isCancelledInVain()
                && BigDecimal.valueOf(draw(order.id())).compareTo(fraction) < 0;
    }

    private double draw(String orderId) {
        return new SplittableRandom(seed ^ ((long) orderId.hashCode() << 32)).nextDouble();
    }
}
