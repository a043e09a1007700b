package io.eternalengine.service.one;

import io.eternalengine.service.two.OtherService;

/** Breaks a rule on purpose. */
public record KnowsAnotherService(OtherService other) {}
