package io.eternalengine.venue;

/**
 * The exchange's own return codes for what the venue refuses, looked up in the error page of its documentation (docs/v5/error, July
 * 2026). A message that reads otherwise there is the one that the exchange was seen to answer, with where it was seen.
 */
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
    SPOT_SYMBOL_INVALID(170121, "Invalid symbol"),
    /** The page has no code for a pair that was suspended; of its spot codes this one fits it. */
    SPOT_NOT_TRADING(170157, "The trading pair is not available for api trading"),
    LINEAR_NOT_TRADING(110074, "This contract is not live"),
    SPOT_INSUFFICIENT_BALANCE(170131, "Balance insufficient"),
    SPOT_BUY_PRICE_TOO_HIGH(170193, "Buy order price cannot be higher than the limit"),
    SPOT_SELL_PRICE_TOO_LOW(170194, "Sell order price cannot be lower than the limit"),
    LINEAR_PRICE_OUT_OF_RANGE(110003, "Order price exceeds the allowable range"),
    LINEAR_MODE_UNCHANGED(110025, "Position mode has not been modified"),
    MARGIN_MODE_FAILED(3400045, "Set margin mode failed"),
    SPOT_PRICE_PRECISION(170134, "Order price decimal too long"),
    /** These two replaced 170135 in October 2025, with limits of their own for both kinds; which is whose the page leaves open. */
    SPOT_LIMIT_QUANTITY_TOO_LARGE(170381, "Order quantity too large"),
    SPOT_MARKET_QUANTITY_TOO_LARGE(170382, "Order quantity too large"),
    SPOT_QUANTITY_TOO_SMALL(170136, "Order quantity lower than the minimum"),
    SPOT_QUANTITY_PRECISION(170137, "Order volume decimal too long"),
    /** Seen for market orders: QuantConnect/Lean issue 7908. */
    SPOT_MARKET_PRECISION(170148, "Market order amount decimal too long"),
    SPOT_VALUE_TOO_SMALL(170140, "Order value exceeded lower limit"),
    SPOT_DUPLICATE_LINK_ID(170141, "Duplicate clientOrderId"),
    SPOT_ORDER_NOT_FOUND(170213, "Order does not exist"),
    /** The page: "Order does not exist". */
    LINEAR_ORDER_NOT_FOUND(110001, "order not exists or too late to cancel"),
    /** The page: "Available balance is insufficient". */
    LINEAR_INSUFFICIENT_BALANCE(110007, "ab not enough for new order"),
    LINEAR_TOO_MANY_ORDERS(110020, "Not allowed to have more than 500 active orders"),
    SPOT_TOO_MANY_ORDERS(170810, "Cannot exceed maximum of 500 conditional, TP/SL and active orders"),
    LINEAR_WALLET_INSUFFICIENT(110004, "Wallet balance is insufficient"),
    LINEAR_AVAILABLE_INSUFFICIENT(110012, "Insufficient available balance"),
    LINEAR_LEVERAGE_BEYOND_RISK_LIMIT(110013, "Cannot set leverage due to risk limit level"),
    LINEAR_BEYOND_RISK_LIMIT(110089, "Exceeds the maximum risk limit level"),
    LINEAR_POSITION_TOO_LARGE(110090, "Order placement failed as your position may exceed the max limit"),
    /** Among the codes of all products; the page has none of spot's own for an order that is under way. */
    ORDER_IN_PROCESS(110079, "The order is processing and can not be operated, please try again later"),
    /** The page: "orderQty will be truncated to zero", which is the other cause of this code. */
    LINEAR_REDUCE_ONLY(110017, "current position is zero, cannot fix reduce-only order qty"),
    /** The page: "Set leverage has not been modified". */
    LINEAR_LEVERAGE_UNCHANGED(110043, "leverage not modified"),
    LINEAR_EXPECT_RISING(110092, "expect Rising"),
    LINEAR_EXPECT_FALLING(110093, "expect Falling"),
    TRADING_STOP_UNCHANGED(34040, "not modified"),
    LINEAR_DUPLICATE_LINK_ID(110072, "OrderLinkedID is duplicate"),
    /** The page: "Order notional value below the lower limit". */
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
