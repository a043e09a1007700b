package io.eternalengine.simulator.rest;

/**
 * A request that has passed its checks.
 *
 * @param account the account that signed it; empty for a public endpoint
 * @param receivedWallUs wall clock time of its arrival, epoch microseconds
 */
record ApiCall(String account, Parameters parameters, long receivedWallUs) {}
