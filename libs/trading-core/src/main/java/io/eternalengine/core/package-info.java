/**
 * The deterministic core: every decision of the system in plain Java, with no framework, clock, randomness, thread or
 * input and output. The same classes run live, in a backtest and in a replay; the same inputs in the same order give the
 * same decisions and the same state hash.
 */
package io.eternalengine.core;
