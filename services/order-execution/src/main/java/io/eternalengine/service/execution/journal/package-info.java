/** The journal in PostgreSQL: orders, child orders, executions, the ledger, and the messages that Kafka is still owed. */
package io.eternalengine.service.execution.journal;
