package io.eternalengine.core.engine.trend;

import io.eternalengine.core.model.Decimal;

/**
 * One limit on a position.
 *
 * @param quantity at most, in the base asset
 */
record SizeLimit(String name, Decimal quantity) {}
