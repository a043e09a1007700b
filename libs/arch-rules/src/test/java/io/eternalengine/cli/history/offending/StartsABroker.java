package io.eternalengine.cli.history.offending;

import io.eternalengine.local.fleet.offending.FleetRunner;

/** Breaks a rule on purpose. */
public record StartsABroker(FleetRunner fleet) {}
