package io.eternalengine.local.fleet.replay;

/** A replay ends: with a difference, or because it cannot go on. */
final class NotReplayed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param sentence that names the place */
    NotReplayed(String sentence) {
        super(sentence);
    }
}
