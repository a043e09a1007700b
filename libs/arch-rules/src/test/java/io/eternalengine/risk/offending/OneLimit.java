package io.eternalengine.risk.offending;

/** A part of risk. */
public record OneLimit(String name) {}
