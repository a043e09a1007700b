package io.eternalengine.bybit.offending;

import io.eternalengine.schemas.offending.WireMessage;

/** Breaks a rule on purpose. */
public record SpeaksKafka(WireMessage message) {}
