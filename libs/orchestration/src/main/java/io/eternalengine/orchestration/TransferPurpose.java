package io.eternalengine.orchestration;

/** Why money moves between accounts. */
public enum TransferPurpose {
    /** A deposit finds its engine. */
    CONTRIBUTION,
    /** An engine outgrew its target. */
    REBALANCING,
    /** What FUNDING set aside for TACTICAL. */
    FUNDING_PROFIT,
    /** What TACTICAL set aside for CORE-HODL. */
    TACTICAL_PROCEEDS
}
