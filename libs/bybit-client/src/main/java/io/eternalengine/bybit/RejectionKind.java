package io.eternalengine.bybit;

/** What a refusal is about, as far as a caller acts differently on it. */
public enum RejectionKind {
    /** The request itself is wrong and must be mended. */
    INVALID_REQUEST,
    /** The order is unknown or already closed. By itself this proves nothing about an order that was sent. */
    ORDER_NOT_FOUND,
    INSUFFICIENT_FUNDS,
    BELOW_MINIMUM_VALUE,
    /** An order with this client order id was taken before. */
    DUPLICATE_ORDER_LINK_ID,
    /** A reduce-only order without a position to reduce, or a quantity cut to zero: read the positions again. */
    POSITION_CHANGED,
    OTHER
}
