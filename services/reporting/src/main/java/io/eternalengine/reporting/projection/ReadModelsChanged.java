package io.eternalengine.reporting.projection;

/** A transaction changed the read models. */
public enum ReadModelsChanged {
    INSTANCE
}
