package io.eternalengine.risk;

/** How soon a person must look: P0 at once, P3 when there is time. */
public enum AlertSeverity {
    P0,
    P1,
    P2,
    P3
}
