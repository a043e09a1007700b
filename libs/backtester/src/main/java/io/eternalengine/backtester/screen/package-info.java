/**
 * The rules of TREND over arrays of primitives, for trying many parameters on one history. It knows entries and exits of one
 * asset and nothing of sizes, risk or funding. The engine beside it is the one that trades; a test proves that both make the
 * same trades when nothing holds the engine back, so a winner of a sweep is run through the engine afterwards.
 */
package io.eternalengine.backtester.screen;
