/**
 * Exact books: balances, coins by lots, perpetual positions, funding and transfers in a ledger that loses no unit, the
 * unitised net asset value and drawdown.
 */
package io.eternalengine.domain.accounting;
