/** Order execution: journals each order before the exchange receives it, places it once, and keeps the ledger. */
package io.eternalengine.service.execution;
