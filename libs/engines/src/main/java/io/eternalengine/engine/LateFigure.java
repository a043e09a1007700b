package io.eternalengine.engine;

/** A figure of a decision that is worked out only when someone reads it. What it is worked out from must not change. */
public interface LateFigure {
    /** What it is about: the end of its name. */
    String about();

    Object value();
}
