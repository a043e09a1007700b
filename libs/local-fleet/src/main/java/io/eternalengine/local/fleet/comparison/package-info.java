/** A run of the fleet beside a backtest over the same candles: which trades both made, and why the others differ. */
@NullMarked
package io.eternalengine.local.fleet.comparison;

import org.jspecify.annotations.NullMarked;
