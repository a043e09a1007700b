package io.eternalengine.venue;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The markets: their rules, their present prices and the orders that rest in them. */
final class Markets {

    private final Map<Listing, Instrument> instruments = new LinkedHashMap<>();
    private final Map<Listing, Quote> quotes = new LinkedHashMap<>();
    private final Map<Listing, RestingOrders> resting = new LinkedHashMap<>();
    private final Map<Listing, WaitingOrders> waiting = new LinkedHashMap<>();

    Markets(List<Listing> listings) {
        for (Listing listing : listings) {
            instruments.put(listing, Instruments.of(listing));
            resting.put(listing, new RestingOrders());
            waiting.put(listing, new WaitingOrders());
        }
    }

    Collection<Instrument> instruments() {
        return List.copyOf(instruments.values());
    }

    Instrument instrument(Listing listing) {
        Instrument instrument = instruments.get(listing);
        if (instrument == null) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "symbol invalid " + listing.symbol());
        }
        return instrument;
    }

    Quote quote(Listing listing) {
        instrument(listing);
        Quote quote = quotes.get(listing);
        if (quote == null) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "no price yet for " + listing.symbol());
        }
        return quote;
    }

    void setQuote(Listing listing, Quote quote) {
        instrument(listing);
        quotes.put(listing, quote);
    }

    RestingOrders resting(Listing listing) {
        RestingOrders orders = resting.get(listing);
        if (orders == null) {
            throw new IllegalStateException("no market " + listing);
        }
        return orders;
    }

    /** The orders of a market that wait for their trigger. */
    WaitingOrders waiting(Listing listing) {
        WaitingOrders orders = waiting.get(listing);
        if (orders == null) {
            throw new IllegalStateException("no market " + listing);
        }
        return orders;
    }

    /** The price that a trigger of a market watches: the index is spot's mid, last and mark are the market's own. */
    BigDecimal watched(Listing listing, PriceSource by) {
        Listing spot = new Listing(Category.SPOT, listing.symbol());
        return switch (by) {
            case LAST, MARK -> quote(listing).mid();
            case INDEX ->
                quotes.containsKey(spot) ? quote(spot).mid() : quote(listing).mid();
        };
    }

    /** The price at which a linear position is valued. */
    BigDecimal markPrice(String symbol) {
        return quote(new Listing(Category.LINEAR, symbol)).mid();
    }

    /** The price of a coin in the quote coin: its spot mid. */
    BigDecimal coinPrice(String coin) {
        return coin.equals(Instruments.QUOTE)
                ? BigDecimal.ONE
                : quote(new Listing(Category.SPOT, coin + Instruments.QUOTE)).mid();
    }

    /** The account's worth in the quote coin: coins at spot mid, positions at mark. */
    BigDecimal equity(Account account) {
        BigDecimal equity = unrealizedProfit(account);
        for (var balance : account.wallet().balances().entrySet()) {
            equity = equity.add(balance.getValue().multiply(coinPrice(balance.getKey())));
        }
        return equity;
    }

    /** What the account's open positions would gain if closed at mark. */
    BigDecimal unrealizedProfit(Account account) {
        BigDecimal profit = BigDecimal.ZERO;
        for (Position position : account.positions()) {
            if (position.isOpen()) {
                profit = profit.add(position.unrealizedProfit(markPrice(position.symbol())));
            }
        }
        return profit;
    }
}
