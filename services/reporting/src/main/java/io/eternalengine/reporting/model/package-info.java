/**
 * The read models. Each row is what one Kafka record says, under a key that the record states, so that reading the same
 * records again gives the same rows; what follows from several rows is worked out when it is asked for.
 */
package io.eternalengine.reporting.model;
