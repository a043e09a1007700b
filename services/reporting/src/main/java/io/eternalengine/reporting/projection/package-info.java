/**
 * Keeps the read models in step with Kafka: rows and positions change in one transaction, and only the projection that
 * started last may write.
 */
package io.eternalengine.reporting.projection;
