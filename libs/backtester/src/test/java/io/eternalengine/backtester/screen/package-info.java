/** The screen beside the engine. */
package io.eternalengine.backtester.screen;
