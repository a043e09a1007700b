package io.eternalengine.schemas.offending;

/** Stands for a generated message. */
public record WireMessage(String text) {}
