package io.eternalengine.core.engine.other;

import io.eternalengine.core.engine.offending.OneEngine;

/** Breaks a rule on purpose. */
public record KnowsAnotherEngine(OneEngine engine) {}
