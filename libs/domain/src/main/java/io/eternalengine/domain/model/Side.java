package io.eternalengine.domain.model;

/** Direction of an order. */
public enum Side {
    BUY,
    SELL
}
