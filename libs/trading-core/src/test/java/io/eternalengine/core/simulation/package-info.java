/**
 * CORE-HODL and risk wired together against a small venue, through random markets, rejections, halts and restarts. One
 * seed replays any failure.
 */
package io.eternalengine.core.simulation;
