/** The words of the domain: decimals, instruments, candles, orders, executions, accounts. Times are epoch milliseconds, UTC. */
package io.eternalengine.domain.model;
