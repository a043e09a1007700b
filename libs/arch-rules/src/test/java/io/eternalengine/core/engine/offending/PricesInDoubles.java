package io.eternalengine.core.engine.offending;

/** Breaks a rule on purpose. */
public record PricesInDoubles(double price) {}
