package io.eternalengine.core.engine.offending;

/** An engine that others must not know. */
public record OneEngine(String name) {}
