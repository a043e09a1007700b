/**
 * TACTICAL: waits in cash for the market to fall far below its all-time high or for extreme fear, buys then, and returns
 * the proceeds to CORE-HODL when they have doubled or a year has passed.
 */
package io.eternalengine.engine.tactical;
