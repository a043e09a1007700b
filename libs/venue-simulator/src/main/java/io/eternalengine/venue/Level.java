package io.eternalengine.venue;

import java.math.BigDecimal;

/** A price of the book and what is to be had there, or was taken there, in the base coin. */
public record Level(BigDecimal price, BigDecimal quantity) {}
