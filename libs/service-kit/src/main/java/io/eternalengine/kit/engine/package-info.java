/** The shell of an engine: the core's {@link io.eternalengine.engine.TradingEngine} between topics. */
package io.eternalengine.kit.engine;
