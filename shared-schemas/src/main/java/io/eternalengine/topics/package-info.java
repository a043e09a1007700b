/**
 * The topic catalogue: every Kafka topic of the system, once. Topics are created from it, clients take their names from
 * it, and deployment descriptions are checked against it.
 */
package io.eternalengine.topics;
