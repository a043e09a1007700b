package io.eternalengine.backtester.offending;

import io.quarkus.offending.Framework;

/** Breaks a rule on purpose. */
public record NeedsAServer(Framework framework) {}
