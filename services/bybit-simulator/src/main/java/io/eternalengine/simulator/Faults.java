package io.eternalengine.simulator;

import java.util.concurrent.TimeUnit;

/** Faults that are waiting to happen. Belongs to the venue thread, but for the clock and what every request asks first. */
public final class Faults {

    /** What happens to the creation of one order. */
    public enum OrderFault {
        NONE,
        /** The request is swallowed: not taken, not answered. */
        TIME_OUT_BEFORE_ACCEPTANCE,
        /** The order is taken but the answer never comes. */
        TIME_OUT_AFTER_ACCEPTANCE,
        /** The order is not taken; the answer is an HTTP 502 that is no JSON. */
        SERVER_ERROR,
        /** The order is not taken; the answer is the code 10016. */
        OVERLOAD
    }

    /** What happens to one request that changes something. */
    public enum RequestFault {
        NONE,
        /** The venue handles it twice and answers as it did the second time. */
        DUPLICATE,
        /** The next one overtakes it. */
        REORDER
    }

    private final FrameFaults privateFrames = new FrameFaults();
    private final FrameFaults publicFrames = new FrameFaults();
    private long timeOutsBefore;
    private long timeOutsAfter;
    private long serverErrors;
    private long overloads;
    private long rateLimits;
    private long duplicatedRequests;
    private long reorderedRequests;
    private long reorderWindowMs;
    private volatile long delayMs;
    private volatile long clockSkewMs;
    private volatile long setAtNanos;
    private volatile long downNanos;
    private volatile long bannedNanos;

    /** Replaces what waits. */
    public void set(FaultOrder order) {
        timeOutsBefore = order.timeOutsBefore();
        timeOutsAfter = order.timeOutsAfter();
        serverErrors = order.serverErrors();
        overloads = order.overloads();
        rateLimits = order.rateLimits();
        privateFrames.set(order.privateFrames());
        publicFrames.set(order.publicFrames());
        duplicatedRequests = order.duplicatedRequests();
        reorderedRequests = order.reorderedRequests();
        reorderWindowMs = order.reorderWindowMs();
        delayMs = order.delayMs();
        clockSkewMs = order.clockSkewMs();
        setAtNanos = System.nanoTime();
        bannedNanos = TimeUnit.MILLISECONDS.toNanos(order.banAddressMs());
        downNanos = TimeUnit.MILLISECONDS.toNanos(order.downMs());
    }

    /** The clock that judges signatures; any thread may ask. */
    public long clockMs() {
        return System.currentTimeMillis() + clockSkewMs;
    }

    /** How long a request waits; any thread may ask. */
    public long delayMs() {
        return delayMs;
    }

    /** Whether nothing is answered; any thread may ask. */
    public boolean isDown() {
        return System.nanoTime() - setAtNanos < downNanos;
    }

    /** Whether every address is banned; any thread may ask. */
    public boolean isAddressBanned() {
        return System.nanoTime() - setAtNanos < bannedNanos;
    }

    /** Whether the next signed request is refused as one too many; used up by asking. */
    public boolean nextIsOneTooMany() {
        return rateLimits > 0 && rateLimits-- > 0;
    }

    /** The fault of the next order, which is used up by asking: errors, overloads, time-outs before, then after acceptance. */
    public OrderFault next() {
        if (serverErrors > 0) {
            serverErrors--;
            return OrderFault.SERVER_ERROR;
        }
        if (overloads > 0) {
            overloads--;
            return OrderFault.OVERLOAD;
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

    /** The fault of the next request that changes something, which is used up by asking: first those handled twice. */
    public RequestFault nextRequest() {
        if (duplicatedRequests > 0) {
            duplicatedRequests--;
            return RequestFault.DUPLICATE;
        }
        if (reorderedRequests > 0) {
            reorderedRequests--;
            return RequestFault.REORDER;
        }
        return RequestFault.NONE;
    }

    /** How long an overtaken request waits for the one that overtakes it. */
    public long reorderWindowMs() {
        return reorderWindowMs;
    }

    /** What happens to messages of the private stream. */
    public FrameFaults privateFrames() {
        return privateFrames;
    }

    /** What happens to messages of the public streams. */
    public FrameFaults publicFrames() {
        return publicFrames;
    }
}
