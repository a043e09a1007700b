package io.eternalengine.simulator.venue;

/** The exchange's own return codes for what the venue refuses. */
public enum ReturnCode {
    PARAMETER_ERROR(10001, "Request parameter error"),
    TIMESTAMP_OUTSIDE_WINDOW(10002, "The request time exceeds the time window range"),
    KEY_INVALID(10003, "API key is invalid"),
    KEY_EXPIRED(33004, "Your api key has expired"),
    SIGNATURE_INVALID(10004, "Error sign, please check your signature generation algorithm"),
    TOO_MANY_VISITS(10006, "Too many visits. Exceeded the API Rate Limit"),
    IP_NOT_ALLOWED(10010, "Unmatched IP, please check your API key's bound IP addresses"),
    PERMISSION_DENIED(10005, "Permission denied, please check your API key permissions"),
    TRANSFER_MEMBER_INVALID(131202, "Invalid memberId"),
    TRANSFER_PARAMETER_ERROR(131203, "Request parameter error"),
    TRANSFER_AMOUNT_ACCURACY(131210, "Amount accuracy error"),
    TRANSFER_SAME_ACCOUNT(131211, "fromAccountType can't be the same as toAccountType"),
    TRANSFER_INSUFFICIENT_BALANCE(131212, "Insufficient balance"),
    TRANSFER_ID_EXISTS(131214, "TransferId exist"),
    SERVER_OVERLOADED(10016, "Server error"),
    SPOT_NOT_TRADING(170121, "Invalid symbol"),
    LINEAR_NOT_TRADING(110074, "This contract is not live"),
    SPOT_INSUFFICIENT_BALANCE(170131, "Balance insufficient"),
    SPOT_PRICE_PRECISION(170134, "Order price has too many decimals"),
    SPOT_QUANTITY_TOO_LARGE(170135, "Order quantity exceeded upper limit"),
    SPOT_QUANTITY_TOO_SMALL(170136, "Order quantity exceeded lower limit"),
    SPOT_QUANTITY_PRECISION(170137, "Order volume decimal too long"),
    SPOT_VALUE_TOO_SMALL(170140, "Order value exceeded lower limit"),
    SPOT_DUPLICATE_LINK_ID(170141, "Duplicate clientOrderId"),
    SPOT_ORDER_NOT_FOUND(170213, "Order does not exist"),
    LINEAR_ORDER_NOT_FOUND(110001, "order not exists or too late to cancel"),
    LINEAR_INSUFFICIENT_BALANCE(110007, "ab not enough for new order"),
    LINEAR_TOO_MANY_ORDERS(110020, "Not allowed to have more than 500 active orders"),
    SPOT_TOO_MANY_ORDERS(170810, "Cannot exceed maximum of 500 conditional, TP/SL and active orders"),
    LINEAR_WALLET_INSUFFICIENT(110004, "Wallet balance is insufficient"),
    LINEAR_AVAILABLE_INSUFFICIENT(110012, "Insufficient available balance"),
    LINEAR_LEVERAGE_BEYOND_RISK_LIMIT(110013, "Cannot set leverage due to risk limit level"),
    LINEAR_BEYOND_RISK_LIMIT(110089, "Exceeds the maximum risk limit level"),
    LINEAR_POSITION_TOO_LARGE(110090, "Order placement failed as your position may exceed the max limit"),
    ORDER_IN_PROCESS(110079, "The order is processing and can not be operated, please try again later"),
    LINEAR_REDUCE_ONLY(110017, "current position is zero, cannot fix reduce-only order qty"),
    LINEAR_LEVERAGE_UNCHANGED(110043, "leverage not modified"),
    POSITION_INDEX_MISMATCH(110025, "Position idx not match position mode"),
    LINEAR_EXPECT_RISING(110092, "expect Rising"),
    LINEAR_EXPECT_FALLING(110093, "expect Falling"),
    TRADING_STOP_UNCHANGED(34040, "not modified"),
    LINEAR_DUPLICATE_LINK_ID(110072, "OrderLinkedID is duplicate"),
    LINEAR_VALUE_TOO_SMALL(110094, "Order does not meet minimum order value");

    private final int code;
    private final String message;

    ReturnCode(int code, String message) {
        this.code = code;
        this.message = message;
    }

    /** The number on the wire. */
    public int code() {
        return code;
    }

    /** The exchange's message for it. */
    public String message() {
        return message;
    }
}
