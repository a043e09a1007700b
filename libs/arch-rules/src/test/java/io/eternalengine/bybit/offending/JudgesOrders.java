package io.eternalengine.bybit.offending;

import io.eternalengine.risk.offending.KnowsAnEngine;

/** Breaks a rule on purpose. */
public record JudgesOrders(KnowsAnEngine risk) {}
