/** Exact books: balances, the unitised net asset value and drawdown. */
package io.eternalengine.core.accounting;
