package io.eternalengine.local.processes;

/** Where a child is in its life. */
public enum ChildState {
    STARTING,
    READY,
    WAITING_TO_RESTART,
    STOPPED,
    /** Never became ready, or ended for good; nobody tries any more. */
    FAILED
}
