package io.eternalengine.risk;

/**
 * How much of what others say risk keeps. Its state has to fit into one message together with what every order adds to it:
 * a state that others had filled would leave no room for the orders that reduce.
 */
final class StateBounds {
    /** Far more than one portfolio has. */
    static final int MOST_ACCOUNTS = 50;
    /** Twice what the exchange lists. */
    static final int MOST_INSTRUMENTS = 3_000;
    /** Far more than are followed. */
    static final int MOST_MARKS = 1_000;

    /** Of live prices and books, each with a minute's prices. Far more than are followed. */
    static final int MOST_FEEDS = 200;

    /** Of moves of stops that have not ended. Far more than there are positions. */
    static final int MOST_MOVES = 200;

    private StateBounds() {}
}
