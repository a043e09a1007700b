/** What the same money would have become without the engine: coins bought and held, as a yardstick for every result. */
package io.eternalengine.backtester.benchmark;
