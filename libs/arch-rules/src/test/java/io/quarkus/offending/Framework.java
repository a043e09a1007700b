package io.quarkus.offending;

/** Stands for a class of the framework. */
public record Framework(String name) {}
