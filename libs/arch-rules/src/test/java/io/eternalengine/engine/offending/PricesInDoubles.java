package io.eternalengine.engine.offending;

/** Breaks a rule on purpose. */
public record PricesInDoubles(double price) {}
