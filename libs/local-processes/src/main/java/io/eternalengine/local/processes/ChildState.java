package io.eternalengine.local.processes;

/** Where a child is in its life. */
public enum ChildState {
    STARTING,
    READY,
    WAITING_TO_RESTART,
    STOPPED,
    /** Never became ready; nobody tries any more. */
    FAILED
}
