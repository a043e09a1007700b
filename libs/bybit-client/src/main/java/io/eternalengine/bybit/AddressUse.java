package io.eternalengine.bybit;

/** What a request is to the limit of the address that it leaves from: who is served first when that runs short. */
public enum AddressUse {
    /** The exchange counts REST only; order entry by WebSocket has a limit of its own that nobody here comes near. */
    NONE,
    /** Served last. */
    MARKET_DATA,
    /** Reads of an account, and what may open exposure. */
    ACCOUNT,
    /** Served first. */
    REDUCES_EXPOSURE;

    /** Of a client that acts for an account: what that reads of markets, it needs for orders. */
    static AddressUse ofAccount(ExchangeRequest request) {
        return request.effect() == RequestEffect.REDUCES_EXPOSURE ? REDUCES_EXPOSURE : ACCOUNT;
    }

    static AddressUse of(ExchangeRequest request) {
        return switch (request.effect()) {
            case REDUCES_EXPOSURE -> REDUCES_EXPOSURE;
            case READS, MAY_OPEN_EXPOSURE -> request.group() == EndpointGroup.MARKET ? MARKET_DATA : ACCOUNT;
        };
    }
}
