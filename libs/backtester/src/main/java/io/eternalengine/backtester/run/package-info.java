/** One run of the portfolio over history: a single-threaded loop in which engines, risk and books receive what happened, in order. */
package io.eternalengine.backtester.run;
