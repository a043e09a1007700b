package io.eternalengine.mapping;

import com.google.protobuf.MessageLite;
import io.eternalengine.topics.Topic;

/** A message of risk, and where it goes. */
public record RiskMessage(Topic topic, String key, MessageLite message) {}
