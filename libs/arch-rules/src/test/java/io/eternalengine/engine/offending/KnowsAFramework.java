package io.eternalengine.engine.offending;

import io.quarkus.offending.Framework;

/** Breaks a rule on purpose. */
public record KnowsAFramework(Framework framework) {}
