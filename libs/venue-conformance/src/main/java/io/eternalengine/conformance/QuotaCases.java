package io.eternalengine.conformance;

import static io.eternalengine.conformance.Violation.unless;

import java.util.List;

/**
 * What one address may ask for. Each case spends the quota, and the first gets the address banned for minutes: they run only when
 * they are named, never among the others.
 */
final class QuotaCases {
    private static final int BATCHES = 28;
    private static final int BATCH = 25;
    private static final int MOST_CONNECTIONS = 500;
    private static final int BANNED = 403;

    private QuotaCases() {}

    static List<ConformanceCase> all() {
        return List.of(
                new ConformanceCase(
                        "BY-019",
                        "the connection beyond 500 within five minutes is refused with HTTP 403",
                        QuotaCases::refusesConnections),
                new ConformanceCase(
                        "BY-020",
                        "more than 600 requests within five seconds ban the address: HTTP 403, whatever is asked next",
                        QuotaCases::bansTheAddress));
    }

    private static void refusesConnections(Venue venue) throws Exception {
        for (int opened = 0; opened <= MOST_CONNECTIONS; opened++) {
            int status = venue.handshake("/v5/public/linear");
            if (status == BANNED) {
                unless(opened > 0, "the first connection was refused");
                return;
            }
            unless(status == 101, "the handshake ended with HTTP " + status + ": must be 101 or 403");
        }
        throw new Violation("more than " + MOST_CONNECTIONS + " connections were opened");
    }

    private static void bansTheAddress(Venue venue) throws Exception {
        List<Integer> last = List.of();
        for (int i = 0; i < BATCHES && !last.contains(BANNED); i++) {
            last = venue.statuses("/v5/market/time", BATCH);
            unless(i > 0 || last.contains(200), "not one request was answered with HTTP 200");
        }
        unless(last.contains(BANNED), BATCHES * BATCH + " requests were answered, none with HTTP 403");
        unless(
                venue.statuses("/v5/market/tickers?category=spot&symbol=BTCUSDT", 1)
                        .contains(BANNED),
                "the ban ended at once");
    }
}
