/**
 * Prices over time: read from files or generated, kept as hourly candles, and walked minute by minute.
 *
 * <p>A candle is walked from its open over both extremes to its close; the extreme that hurts comes first: a rising candle
 * falls to its low before it rises, a falling one rises to its high before it falls.
 */
@NullMarked
package io.eternalengine.venue.market;

import org.jspecify.annotations.NullMarked;
