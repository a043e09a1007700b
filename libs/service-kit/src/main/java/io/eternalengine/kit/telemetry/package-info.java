/** Traces that cross Kafka. */
package io.eternalengine.kit.telemetry;
