package io.eternalengine.service.two;

/** A service that others must not know. */
public record OtherService(String name) {}
