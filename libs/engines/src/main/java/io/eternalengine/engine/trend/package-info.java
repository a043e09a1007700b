/**
 * TREND: follows trends of perpetuals, one position per asset. Each asset goes through SCANNING → ENTERING → IN_POSITION →
 * EXITING → SCANNING. It enters at the close of its decision bar (a day, or four hours), made of closed hourly candles, and
 * looks for exits at every hourly close. The exchange holds a hard stop from the entry on.
 *
 * <p>One machine serves both accounts: TREND-1 on daily bars, TREND-2 on four-hour bars, each with its own parameters.
 */
package io.eternalengine.engine.trend;
