package io.eternalengine.core.engine.corehodl;

/** INITIALIZING → ACCUMULATING ⇄ REBALANCING. */
public enum CoreHodlPhase {
    /** Nothing is done before capital is assigned. */
    AWAITING_CAPITAL,
    /** The daily parts are being bought. */
    INITIALIZING,
    ACCUMULATING,
    REBALANCING
}
