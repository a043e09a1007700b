package io.eternalengine.engine.other;

import io.eternalengine.engine.offending.OneEngine;

/** Breaks a rule on purpose. */
public record KnowsAnotherEngine(OneEngine engine) {}
