/** What may be risked: halts, the circuit breaker on drawdown of unit value, and the checks before every order. */
package io.eternalengine.risk;
