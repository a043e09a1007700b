/**
 * The whole portfolio in one process: a {@link io.eternalengine.simulation.World} of five engines, risk and
 * orchestration, all real, on random markets at a venue that fails. Each {@link io.eternalengine.simulation.Watch} holds
 * them to one promise, and each can fail: {@code WatchesCanFailTest} breaks the parts. One seed replays any failure.
 */
package io.eternalengine.simulation;
