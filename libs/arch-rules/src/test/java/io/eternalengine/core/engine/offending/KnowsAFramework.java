package io.eternalengine.core.engine.offending;

import io.quarkus.offending.Framework;

/** Breaks a rule on purpose. */
public record KnowsAFramework(Framework framework) {}
