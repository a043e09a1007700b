/** The loop: order of events, books, determinism. */
package io.eternalengine.backtester.run;
