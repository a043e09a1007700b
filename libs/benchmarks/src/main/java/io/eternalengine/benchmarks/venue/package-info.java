/** What one process of the exchange simulator serves over the loopback: orders and tickers each second, and its memory. */
@NullMarked
package io.eternalengine.benchmarks.venue;

import org.jspecify.annotations.NullMarked;
