/** Fits what a backtest assumes of fills to fills that were measured. */
@NullMarked
package io.eternalengine.backtester.calibration;

import org.jspecify.annotations.NullMarked;
