package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.Decimal;

/**
 * One limit on a position.
 *
 * @param most of what it limits: coins, or an amount of the quote asset
 */
record SizeLimit(String name, Decimal most) {
    /** Another limit on the same when it is smaller. */
    SizeLimit orLess(String otherName, Decimal otherMost) {
        return otherMost.isBelow(most) ? new SizeLimit(otherName, otherMost) : this;
    }
}
