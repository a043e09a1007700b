package io.eternalengine.engine.offending;

import io.eternalengine.risk.offending.OneLimit;

/** Breaks a rule on purpose. */
public record KnowsRisk(OneLimit limit) {}
