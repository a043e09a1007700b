package io.eternalengine.conformance;

import static io.eternalengine.conformance.Violation.unless;

import java.util.List;

/** Who may ask: signatures, time windows, and what the headers say of limits. */
final class SigningCases {
    private static final String INFO = "/v5/account/info";
    private static final String WALLET = "/v5/account/wallet-balance?accountType=UNIFIED&coin=";

    private SigningCases() {}

    static List<ConformanceCase> all() {
        return List.of(
                new ConformanceCase(
                        "BY-001",
                        "a read signed over timestamp, key, window and query is accepted",
                        venue -> venue.read(WALLET + "USDT").only()),
                new ConformanceCase(
                        "BY-002",
                        "the query is signed raw: %2C stays %2C",
                        venue -> venue.read(WALLET + "USDT%2CUSDC").only()),
                new ConformanceCase(
                        "BY-003",
                        "a signature over the decoded query is refused with 10004",
                        venue -> venue.read(
                                        WALLET + "USDT%2CUSDC",
                                        venue.signed().over("accountType=UNIFIED&coin=USDT,USDC"))
                                .requireCode(10004)),
                new ConformanceCase(
                        "BY-004",
                        "a write is signed over its raw body, spaces included: its order is read, and misses a side",
                        venue -> venue.write(
                                        "/v5/order/create", "{ \"category\" : \"linear\",  \"symbol\" : \"BTCUSDT\" }")
                                .requireCode(10001)),
                new ConformanceCase(
                        "BY-005",
                        "a wrong secret is refused with 10004",
                        venue -> venue.read(
                                        INFO,
                                        venue.signed().with(venue.address().key(), "wrong"))
                                .requireCode(10004)),
                new ConformanceCase(
                        "BY-006",
                        "an unknown key is refused with 10003",
                        venue -> venue.read(INFO, venue.signed().with("XXXXXXXXXXXXXXXXXX", "wrong"))
                                .requireCode(10003)),
                new ConformanceCase(
                        "BY-007",
                        "without a window of its own a request may be 5 s old",
                        venue -> venue.read(INFO, venue.signed().aged(3_000, ""))
                                .result()
                                .required("marginMode")),
                new ConformanceCase(
                        "BY-008",
                        "without a window of its own a request of 8 s is refused with 10002",
                        venue ->
                                venue.read(INFO, venue.signed().aged(8_000, "")).requireCode(10002)),
                new ConformanceCase(
                        "BY-009",
                        "a window of 20 s lets a request be 8 s old",
                        venue -> venue.read(INFO, venue.signed().aged(8_000, "20000"))
                                .result()
                                .required("marginMode")),
                new ConformanceCase(
                        "BY-010",
                        "a window of 1 s refuses a request of 4 s with 10002",
                        venue -> venue.read(INFO, venue.signed().aged(4_000, "1000"))
                                .requireCode(10002)),
                new ConformanceCase(
                        "BY-011",
                        "a timestamp 4 s ahead is refused with 10002, whatever the window",
                        venue -> venue.read(INFO, venue.signed().aged(-4_000, "20000"))
                                .requireCode(10002)),
                new ConformanceCase(
                        "BY-012",
                        "a query changed after it was signed is refused with 10004",
                        venue -> venue.read(WALLET + "BTC", venue.signed().over("accountType=UNIFIED&coin=USDT"))
                                .requireCode(10004)),
                new ConformanceCase(
                        "BY-013",
                        "a signed answer reports limit, what is left of it, and when it begins anew",
                        venue -> {
                            Reply reply = venue.read(INFO);
                            reply.requireCode(0);
                            long limit = reply.number("X-Bapi-Limit");
                            long left = reply.number("X-Bapi-Limit-Status");
                            unless(left >= 0 && left < limit, "left is " + left + " of " + limit + ": must be less");
                            unless(
                                    reply.number("X-Bapi-Limit-Reset-Timestamp") > 1_500_000_000_000L,
                                    "reset is no time in ms");
                        }),
                new ConformanceCase(
                        "BY-014",
                        "orders of linear are limited to 10 a second or more, of spot to 20 or more",
                        venue -> {
                            unless(limit(Trading.linear(venue)) >= 10, "linear allows fewer than 10 a second");
                            unless(limit(Trading.spot(venue)) >= 20, "spot allows fewer than 20 a second");
                        }),
                new ConformanceCase("BY-015", "what is left of a limit falls with use", venue -> {
                    for (int tries = 0; tries < 5; tries++) {
                        Reply one = venue.read(INFO);
                        Reply other = venue.read(INFO);
                        if (other.number("X-Bapi-Limit-Status") < one.number("X-Bapi-Limit-Status")) {
                            return;
                        }
                    }
                    throw new Violation("five pairs of requests left the limit as it was");
                }),
                new ConformanceCase("BY-016", "the key reports what it may do, and never its secret", venue -> {
                    var key = venue.read("/v5/user/query-api").result();
                    unless(key.required("permissions").isObject(), "there are no permissions");
                    unless(key.required("readOnly").asInt() == 0, "the key is read-only");
                    unless(!key.toString().contains(venue.address().secret()), "the secret is shown");
                }),
                new ConformanceCase(
                        "BY-017",
                        "a key is held to its kind: HMAC under an RSA key, RSA under a secret, is refused with 10004",
                        venue -> {
                            boolean rsa = Signature.isPrivateKey(venue.address().secret());
                            String other = rsa ? "a shared secret" : Signature.strangePrivateKey();
                            venue.read(INFO, venue.signed().with(venue.address().key(), other))
                                    .requireCode(10004);
                        }),
                new ConformanceCase(
                        "BY-018", "a signature of the right form by another is refused with 10004", venue -> {
                            boolean rsa = Signature.isPrivateKey(venue.address().secret());
                            String other = rsa ? Signature.strangePrivateKey() : "another secret";
                            venue.read(INFO, venue.signed().with(venue.address().key(), other))
                                    .requireCode(10004);
                        }));
    }

    /** The limit that the answer to a refused order reports. */
    private static long limit(Trading market) throws Exception {
        Reply reply = market.create(Trading.without(market.market("Buy", "1"), "qty"));
        reply.requireCode(10001);
        return reply.number("X-Bapi-Limit");
    }
}
