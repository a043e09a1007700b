package io.eternalengine.venue;

/** What an order that waits for a trigger is for, in the exchange's words. */
public enum StopKind {
    /** A conditional order. */
    STOP("Stop"),
    /** A spot order that binds its coins while it waits. */
    SPOT_TPSL("tpslOrder"),
    /** Closes the whole position at a profit. */
    TAKE_PROFIT("TakeProfit"),
    /** Closes the whole position at a loss. */
    STOP_LOSS("StopLoss"),
    /** Closes the whole position when the price turns. */
    TRAILING_STOP("TrailingStop"),
    /** Closes a part of the position at a profit. */
    PARTIAL_TAKE_PROFIT("PartialTakeProfit"),
    /** Closes a part of the position at a loss. */
    PARTIAL_STOP_LOSS("PartialStopLoss");

    private final String wireName;

    StopKind(String wireName) {
        this.wireName = wireName;
    }

    /** The name on the wire. */
    public String wireName() {
        return wireName;
    }

    /** Whether the order lives and ends with a linear position. */
    public boolean belongsToPosition() {
        return switch (this) {
            case STOP, SPOT_TPSL -> false;
            case TAKE_PROFIT, STOP_LOSS, TRAILING_STOP, PARTIAL_TAKE_PROFIT, PARTIAL_STOP_LOSS -> true;
        };
    }

    /** Whether the order always closes all that the position has. */
    public boolean closesWholePosition() {
        return switch (this) {
            case TAKE_PROFIT, STOP_LOSS, TRAILING_STOP -> true;
            case STOP, SPOT_TPSL, PARTIAL_TAKE_PROFIT, PARTIAL_STOP_LOSS -> false;
        };
    }
}
