package io.eternalengine.bybit;

/** Endpoints that share one limit of an account. {@link #ADDRESS} counts every request that leaves one address. */
public enum EndpointGroup {
    ADDRESS(600, 5_000),
    /** Public endpoints have no limit besides that of the address. */
    MARKET(0, 5_000),
    CREATE_SPOT(20, 1_000),
    CREATE_LINEAR(10, 1_000),
    AMEND_SPOT(20, 1_000),
    AMEND_LINEAR(10, 1_000),
    CANCEL_SPOT(20, 1_000),
    CANCEL_LINEAR(10, 1_000),
    /** Of batches, each order counts. */
    CREATE_BATCH_SPOT(20, 1_000),
    CREATE_BATCH_LINEAR(10, 1_000),
    AMEND_BATCH_SPOT(20, 1_000),
    AMEND_BATCH_LINEAR(10, 1_000),
    CANCEL_BATCH_SPOT(20, 1_000),
    CANCEL_BATCH_LINEAR(10, 1_000),
    CANCEL_ALL_SPOT(20, 1_000),
    CANCEL_ALL_LINEAR(10, 1_000),
    ORDER_READ(50, 1_000),
    EXECUTION_READ(50, 1_000),
    POSITION_READ(50, 1_000),
    POSITION_WRITE(10, 1_000),
    ACCOUNT_READ(50, 1_000),
    FEE_RATE(5, 1_000),
    TRANSACTION_LOG(25, 1_000),
    KEY_READ(10, 1_000),
    TRANSFER(5, 1_000);

    private final int requests;
    private final int windowMs;

    EndpointGroup(int requests, int windowMs) {
        this.requests = requests;
        this.windowMs = windowMs;
    }

    /** Requests that the exchange allows within {@link #windowMs}, until a header says otherwise; 0 for any number. */
    public int requests() {
        return requests;
    }

    /** The stretch of time that the limit counts, in milliseconds. */
    public int windowMs() {
        return windowMs;
    }

    static EndpointGroup create(Category category) {
        return category == Category.SPOT ? CREATE_SPOT : CREATE_LINEAR;
    }

    static EndpointGroup amend(Category category) {
        return category == Category.SPOT ? AMEND_SPOT : AMEND_LINEAR;
    }

    static EndpointGroup cancel(Category category) {
        return category == Category.SPOT ? CANCEL_SPOT : CANCEL_LINEAR;
    }

    static EndpointGroup createBatch(Category category) {
        return category == Category.SPOT ? CREATE_BATCH_SPOT : CREATE_BATCH_LINEAR;
    }

    static EndpointGroup amendBatch(Category category) {
        return category == Category.SPOT ? AMEND_BATCH_SPOT : AMEND_BATCH_LINEAR;
    }

    static EndpointGroup cancelBatch(Category category) {
        return category == Category.SPOT ? CANCEL_BATCH_SPOT : CANCEL_BATCH_LINEAR;
    }

    static EndpointGroup cancelAll(Category category) {
        return category == Category.SPOT ? CANCEL_ALL_SPOT : CANCEL_ALL_LINEAR;
    }
}
