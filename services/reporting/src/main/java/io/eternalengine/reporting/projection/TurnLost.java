package io.eternalengine.reporting.projection;

/** Another projection began, or a rebuild emptied the read models: what this one holds must not be written. */
final class TurnLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TurnLost(long mine, long current) {
        // Foreseen, and named in the log by whoever begins again: the stack would say nothing.
        super("read models are in generation " + current + ", this projection began in " + mine, null, false, false);
    }
}
