/**
 * The reporting service: projects the records of the system onto read models in PostgreSQL, answers questions about them,
 * and shows them on a live dashboard. It decides nothing and can be emptied and rebuilt from Kafka at any time.
 */
package io.eternalengine.reporting;
