package io.eternalengine.domain.model;

/** How an order is worked at the exchange. */
public enum ExecutionStyle {
    /** At once, within the slippage cap. */
    MARKET,
    /** Post-only at the maker price, re-priced, then market after the time-out. */
    MAKER_THEN_MARKET,
    /** Nothing is traded: the protective stop of a position that is held moves nearer to the market, amended where it stands. */
    MOVE_STOP
}
