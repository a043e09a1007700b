/** The desk of one account: one thread that works its orders, books its executions, and reconciles its ledger. */
package io.eternalengine.service.execution.desk;
