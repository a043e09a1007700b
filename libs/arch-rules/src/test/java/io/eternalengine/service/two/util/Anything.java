package io.eternalengine.service.two.util;

/** Breaks a rule on purpose. */
public record Anything(String name) {}
