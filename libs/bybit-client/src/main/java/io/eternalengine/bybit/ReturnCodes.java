package io.eternalengine.bybit;

/** Sorts the exchange's return codes by what a caller has to do about them. */
final class ReturnCodes {

    /** What a return code asks for. */
    enum Meaning {
        SUCCESS,
        REJECTED,
        AMBIGUOUS,
        BACK_OFF,
        RESYNCHRONIZE_CLOCK,
        STOP
    }

    private ReturnCodes() {}

    static Meaning meaningOf(int code) {
        return switch (code) {
            // 110043 says that the leverage is already what was asked for.
            case 0, 110043 -> Meaning.SUCCESS;
            case 10003, 10004, 10005, 10010 -> Meaning.STOP;
            case 10002 -> Meaning.RESYNCHRONIZE_CLOCK;
            case 10006, 170222, 110079 -> Meaning.BACK_OFF;
            case 10000, 10016, 170007, 170146 -> Meaning.AMBIGUOUS;
            default -> Meaning.REJECTED;
        };
    }

    /** Whether a code says that an order with this client order id was taken before. */
    static boolean isDuplicateOrderLinkId(int code) {
        return code == 110072 || code == 170141;
    }

    /** Whether a code says that the order is not known or already closed. */
    static boolean isOrderNotFound(int code) {
        return code == 110001 || code == 170213;
    }
}
