package io.eternalengine.venue.offending;

import io.quarkus.offending.Framework;

/** Breaks a rule on purpose. */
public record NeedsANetwork(Framework framework) {}
