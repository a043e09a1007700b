package io.eternalengine.risk;

/** How far a notice of the exchange has come. */
public enum NoticeState {
    ANNOUNCED,
    /** Nothing is to be opened that it concerns. */
    IN_FORCE,
    OVER
}
