package io.eternalengine.reporting.api;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Why a request was not served, in one sentence. */
@RegisterForReflection
public record Refusal(String error) {}
