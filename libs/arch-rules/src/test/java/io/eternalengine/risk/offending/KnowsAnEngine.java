package io.eternalengine.risk.offending;

import io.eternalengine.engine.offending.OneEngine;

/** Breaks a rule on purpose. */
public record KnowsAnEngine(OneEngine engine) {}
