package io.eternalengine.local.processes.offending;

import io.quarkus.offending.Framework;

/** Breaks a rule on purpose. */
public record NeedsALibrary(Framework framework) {}
