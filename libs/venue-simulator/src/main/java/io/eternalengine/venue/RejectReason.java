package io.eternalengine.venue;

/** Why an order was rejected, or cancelled at once, in the exchange's words. */
public enum RejectReason {
    NO_ERROR("EC_NoError"),
    NOTHING_AT_ONCE("EC_NoImmediateQtyToFill"),
    NOT_ENOUGH("EC_NoEnoughQtyToFill"),
    WOULD_TAKE("EC_PostOnlyWillTakeLiquidity"),
    GONE("EC_OrigClOrdIDDoesNotExist"),
    OTHERS("EC_Others");

    private final String code;

    RejectReason(String code) {
        this.code = code;
    }

    /** As it stands in the exchange's messages. */
    public String code() {
        return code;
    }
}
