package io.eternalengine.local.fleet.demo;

import com.google.protobuf.MessageLite;
import io.eternalengine.topics.Topic;

/**
 * One record read from a topic of the catalogue.
 *
 * @param writtenAtMs wall clock of its writer, epoch milliseconds
 */
public record SeenRecord(Topic topic, int partition, long offset, MessageLite message, long writtenAtMs) {}
