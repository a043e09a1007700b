package io.eternalengine.service.two;

/** Breaks a rule on purpose. */
public record OrderHelper(String name) {}
