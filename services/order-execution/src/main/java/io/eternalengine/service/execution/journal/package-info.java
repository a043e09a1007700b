/** The journal in PostgreSQL: orders, child orders, executions, the ledger, and the messages that Kafka is still to get. */
package io.eternalengine.service.execution.journal;
