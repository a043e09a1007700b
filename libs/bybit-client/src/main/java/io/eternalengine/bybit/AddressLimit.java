package io.eternalengine.bybit;

/**
 * How many requests we let leave one address, below what the exchange bans it for: 600 within 5 s over REST.
 *
 * @param requests within any 5 s, at most; 0 for as many as one likes
 * @param reservedPercent the part of what may go at once that market data leaves to requests of accounts, and half of which these
 *     leave to what reduces exposure, 0 to 90
 */
public record AddressLimit(int requests, int reservedPercent) {

    /** The exchange advises against running at the edge of its limit. */
    public static final AddressLimit DEFAULT = new AddressLimit(500, 30);

    /** For venues that ban nobody. */
    public static final AddressLimit LIFTED = new AddressLimit(0, 0);

    /** Of one of several clients that cannot ask what the others send: eight of them stay below the limit together. */
    private static final int REQUESTS_ALONE = 60;

    private static final int RESERVED_PERCENT_ALONE = 50;

    private static final int MOST = 10_000;
    private static final int LARGEST_RESERVE = 90;
    private static final int HUNDRED = 100;

    public AddressLimit {
        require("addressRequests", requests, MOST);
        require("addressReservedPercent", reservedPercent, LARGEST_RESERVE);
    }

    /** The limit of one client while it cannot ask for the shared one. */
    public AddressLimit alone() {
        return requests == 0 ? LIFTED : new AddressLimit(Math.min(requests, REQUESTS_ALONE), RESERVED_PERCENT_ALONE);
    }

    /** How many requests must still be possible at once after one of this use was sent. */
    public int keptFree(AddressUse use) {
        int burst = TokenBucket.burst(requests);
        int reserved = Math.min(burst - 1, burst * reservedPercent / HUNDRED);
        return switch (use) {
            case MARKET_DATA -> reserved;
            case ACCOUNT -> reserved / 2;
            case REDUCES_EXPOSURE, NONE -> 0;
        };
    }

    private static void require(String name, int value, int most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(name + " is " + value + ": must be between 0 and " + most);
        }
    }
}
