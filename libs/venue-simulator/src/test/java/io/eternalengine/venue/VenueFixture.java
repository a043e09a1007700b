package io.eternalengine.venue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A venue with one funded account and round prices. */
final class VenueFixture {

    static final Listing SPOT = new Listing(Category.SPOT, "BTCUSDT");
    static final Listing LINEAR = new Listing(Category.LINEAR, "BTCUSDT");
    static final String ACCOUNT = "TREND-1";

    final List<VenueEvent> events = new ArrayList<>();
    final Venue venue;

    VenueFixture(String deposit) {
        this(deposit, new VenueRules(List.of(SPOT, LINEAR), BigDecimal.ZERO, 7));
    }

    VenueFixture(String deposit, VenueRules rules) {
        venue = new Venue(rules, events::add);
        venue.open(ACCOUNT, "USDT", new BigDecimal(deposit));
        venue.setTime(1_000);
        price(SPOT, "50000");
        price(LINEAR, "50000");
    }

    static VenueFixture handling(String deposit, OrderHandling handling) {
        BookDepth unbounded = new BookDepth(new BigDecimal("20000"), false, 7);
        return new VenueFixture(
                deposit, new VenueRules(List.of(SPOT, LINEAR), BigDecimal.ZERO, 7, unbounded, handling));
    }

    /** A venue whose orders meet only the depth that it shows. */
    static VenueFixture bounded(String deposit, String levelValue) {
        BookDepth depth = new BookDepth(new BigDecimal(levelValue), true, 7);
        return new VenueFixture(
                deposit, new VenueRules(List.of(SPOT, LINEAR), BigDecimal.ZERO, 7, depth, OrderHandling.DEFAULT));
    }

    /** Moves a market; its spread is 2 bps. */
    void price(Listing listing, String mid) {
        venue.move(listing, Quote.around(new BigDecimal(mid), BigDecimal.TWO, venue.instrument(listing)));
    }

    Order spotMarket(Side side, String quantity, boolean inQuoteCoin, String linkId) {
        return venue.place(
                ACCOUNT, request(SPOT, side, OrderType.MARKET, quantity, inQuoteCoin, "", "IOC", false, linkId));
    }

    Order linearMarket(Side side, String quantity, boolean reduceOnly, String linkId) {
        return venue.place(
                ACCOUNT, request(LINEAR, side, OrderType.MARKET, quantity, false, "", "IOC", reduceOnly, linkId));
    }

    Order limit(Listing listing, Side side, String quantity, String price, String timeInForce, String linkId) {
        return venue.place(
                ACCOUNT, request(listing, side, OrderType.LIMIT, quantity, false, price, timeInForce, false, linkId));
    }

    private static OrderRequest request(
            Listing listing,
            Side side,
            OrderType type,
            String quantity,
            boolean inQuoteCoin,
            String price,
            String timeInForce,
            boolean reduceOnly,
            String linkId) {
        return new OrderRequest(
                listing,
                side,
                type,
                new BigDecimal(quantity),
                inQuoteCoin,
                price.isEmpty() ? null : new BigDecimal(price),
                TimeInForce.parse(timeInForce, type),
                reduceOnly,
                linkId,
                0);
    }

    Order amend(
            Listing listing, String orderId, String linkId, Optional<BigDecimal> quantity, Optional<BigDecimal> price) {
        var amendment = new Amendment(quantity, price, Optional.empty(), Optional.empty(), Optional.empty());
        return venue.amend(ACCOUNT, listing, orderId, linkId, amendment);
    }

    BigDecimal balance(String coin) {
        return venue.account(ACCOUNT).wallet().balance(coin);
    }

    /** What all holders together have of a coin. */
    BigDecimal total(String coin) {
        BigDecimal total = venue.treasury()
                .market()
                .balance(coin)
                .add(venue.treasury().fees().balance(coin));
        for (Account account : venue.accounts()) {
            total = total.add(account.wallet().balance(coin));
        }
        return total;
    }
}
