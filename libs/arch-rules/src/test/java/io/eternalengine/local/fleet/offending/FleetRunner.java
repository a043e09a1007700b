package io.eternalengine.local.fleet.offending;

/** Stands for a class of the fleet runner. */
public record FleetRunner(String name) {}
