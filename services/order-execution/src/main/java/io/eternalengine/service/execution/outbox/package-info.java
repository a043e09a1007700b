/** Carries the journal's messages to Kafka, each exactly once. */
package io.eternalengine.service.execution.outbox;
