package io.eternalengine.core.model;

/** Direction of an order. */
public enum Side {
    BUY,
    SELL
}
