package io.eternalengine.kit.transaction;

/** Why a shell ends by itself, and with it the process. Everything else is tried again. */
public enum ShellEnd {
    /** Another instance with the same owner has taken over. */
    TAKEN_OVER(3),
    /** The last snapshot is of another format: it stays so however often it is read. */
    UNREADABLE_SNAPSHOT(4);

    private final int exitCode;

    ShellEnd(int exitCode) {
        this.exitCode = exitCode;
    }

    /** Of the process. */
    public int exitCode() {
        return exitCode;
    }
}
