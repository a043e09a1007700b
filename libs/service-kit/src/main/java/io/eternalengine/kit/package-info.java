/**
 * The Kafka shell that every service runs in: exactly-once consume–process–produce with the state snapshot in the same
 * commit, sinks that keep their own positions, the halt log with its read-to-end barrier, the lease on risk's
 * heartbeat, dead letters, traces, health and metrics.
 */
package io.eternalengine.kit;
