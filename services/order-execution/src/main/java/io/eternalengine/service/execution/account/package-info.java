/** The executor of one account: one thread that works its orders, books its executions, and reconciles its ledger. */
package io.eternalengine.service.execution.account;
