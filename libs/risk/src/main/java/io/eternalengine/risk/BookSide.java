package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;
import java.util.List;

/**
 * One side of an order book, the best level first.
 *
 * @param levels at least one
 */
public record BookSide(List<Level> levels) {
    /** What is bid or offered at one price. */
    public record Level(Decimal price, Decimal quantity) {
        public Level {
            Require.positive("price", price);
            Require.notNegative("quantity", quantity);
        }
    }

    public BookSide {
        levels = List.copyOf(levels);
        Require.check(!levels.isEmpty(), "levels", levels.size(), "must be at least 1", 1);
    }

    Decimal best() {
        return levels.getFirst().price();
    }

    /** Value of the levels between two prices, both included, in the quote asset. */
    Decimal valueBetween(Decimal lowest, Decimal highest) {
        return levels.stream()
                .filter(level ->
                        level.price().isAtLeast(lowest) && level.price().isAtMost(highest))
                .map(level -> level.price().times(level.quantity()))
                .reduce(Decimal.ZERO, Decimal::plus);
    }
}
