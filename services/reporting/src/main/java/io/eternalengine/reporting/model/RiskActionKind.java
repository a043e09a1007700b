package io.eternalengine.reporting.model;

/** What a {@link RiskAction} does. */
public enum RiskActionKind {
    HALT_IMPOSED,
    HALT_LIFTED,
    ENTRIES_PAUSED,
    SIZE_SCALED,
    REDUCTION_ORDERED,
    HALT_LOG_REBASED
}
