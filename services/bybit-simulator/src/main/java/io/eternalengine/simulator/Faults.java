package io.eternalengine.simulator;

/** Faults that are waiting to happen to the next orders. Belongs to the venue thread. */
public final class Faults {

    /** What happens to the creation of one order. */
    public enum OrderFault {
        NONE,
        /** The request is swallowed: not taken, not answered. */
        TIME_OUT_BEFORE_ACCEPTANCE,
        /** The order is taken but the answer never comes. */
        TIME_OUT_AFTER_ACCEPTANCE,
        /** The order is not taken; the answer is an HTTP 502 that is no JSON. */
        SERVER_ERROR
    }

    private long timeOutsBefore;
    private long timeOutsAfter;
    private long serverErrors;

    /** Sets how many of the next orders each fault strikes; first errors, then time-outs before, then after acceptance. */
    public void set(long newTimeOutsBefore, long newTimeOutsAfter, long newServerErrors) {
        timeOutsBefore = newTimeOutsBefore;
        timeOutsAfter = newTimeOutsAfter;
        serverErrors = newServerErrors;
    }

    /** The fault of the next order, which is used up by asking. */
    public OrderFault next() {
        if (serverErrors > 0) {
            serverErrors--;
            return OrderFault.SERVER_ERROR;
        }
        if (timeOutsBefore > 0) {
            timeOutsBefore--;
            return OrderFault.TIME_OUT_BEFORE_ACCEPTANCE;
        }
        if (timeOutsAfter > 0) {
            timeOutsAfter--;
            return OrderFault.TIME_OUT_AFTER_ACCEPTANCE;
        }
        return OrderFault.NONE;
    }
}
