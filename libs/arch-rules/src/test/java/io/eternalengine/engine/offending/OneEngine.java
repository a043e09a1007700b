package io.eternalengine.engine.offending;

/** An engine that others must not know. */
public record OneEngine(String name) {}
