/** Downloads of price history from the exchange into the files that the backtester and the simulator read. */
@NullMarked
package io.eternalengine.cli.history.download;

import org.jspecify.annotations.NullMarked;
