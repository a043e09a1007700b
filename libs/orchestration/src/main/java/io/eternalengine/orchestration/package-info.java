/**
 * Who gets how much capital: contributions to the most underweight, rebalancing between engines, and the profits that one
 * engine passes on to another. A machine like the engines: it orders transfers, and assigns capital once they are settled.
 */
package io.eternalengine.orchestration;
