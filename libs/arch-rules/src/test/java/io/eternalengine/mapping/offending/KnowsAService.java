package io.eternalengine.mapping.offending;

import io.eternalengine.service.two.OtherService;

/** Breaks two rules on purpose. */
public record KnowsAService(OtherService service) {}
