package io.eternalengine.bybit.offending;

import io.eternalengine.cli.history.offending.StartsABroker;

/** Breaks a rule on purpose. */
public record KnowsTheCommandLine(StartsABroker verb) {}
