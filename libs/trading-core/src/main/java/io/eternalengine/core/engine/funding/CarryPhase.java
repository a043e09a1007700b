package io.eternalengine.core.engine.funding;

/**
 * Where one asset stands.
 *
 * <pre>
 * MONITORING → ENTERING → COLLECTING → EXITING → MONITORING
 *              ENTERING → EXITING      a leg failed, or it is time to leave
 *              ENTERING → MONITORING   nothing was bought
 * </pre>
 */
public enum CarryPhase {
    MONITORING,
    COLLECTING,
    ENTERING,
    EXITING
}
