package io.eternalengine.local.infrastructure.offending;

import io.eternalengine.local.fleet.offending.FleetRunner;

/** Breaks a rule on purpose. */
public record KnowsTheFleet(FleetRunner fleet) {}
