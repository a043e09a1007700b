package io.eternalengine.core.risk.offending;

import io.eternalengine.core.engine.offending.OneEngine;

/** Breaks a rule on purpose. */
public record KnowsAnEngine(OneEngine engine) {}
