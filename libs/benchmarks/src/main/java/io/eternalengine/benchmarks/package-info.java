/**
 * How fast engines and risk are, measured on generated markets: nanoseconds and bytes for each bar of each engine, how the cost
 * of a bar changes with the length of a run, and TREND beside an independent library that makes the same trades.
 */
package io.eternalengine.benchmarks;
