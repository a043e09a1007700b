/** Tests of the comparison of a run with a backtest. */
@NullMarked
package io.eternalengine.local.fleet.comparison;

import org.jspecify.annotations.NullMarked;
