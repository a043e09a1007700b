/** Tests of what the engine is measured against. */
package io.eternalengine.backtester.benchmark;
