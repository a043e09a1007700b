/** The fit finds the assumptions that filled the orders. */
package io.eternalengine.backtester.calibration;
