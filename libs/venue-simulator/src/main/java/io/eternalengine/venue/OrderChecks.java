package io.eternalengine.venue;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Set;

/** What is asked of an order at its receipt, apart from the money. */
final class OrderChecks {

    private static final int MOST_OPEN_ORDERS = 500;

    private final Markets markets;
    private final OrderBooks books;
    private final BigDecimal impactBps;
    private final PriceLimits priceLimits;
    private Set<String> haltedSymbols = Set.of();

    OrderChecks(Markets markets, OrderBooks books, BigDecimal impactBps) {
        this.markets = markets;
        this.books = books;
        this.impactBps = impactBps;
        this.priceLimits = new PriceLimits(markets);
    }

    /** How far the price of a limit order may lie beyond the market. */
    PriceLimits priceLimits() {
        return priceLimits;
    }

    void halt(Collection<String> symbols) {
        haltedSymbols = Set.copyOf(symbols);
    }

    /** The instrument of an order that the rules allow. */
    Instrument check(Account account, OrderRequest request) {
        Instrument instrument = markets.instrument(request.listing());
        requireTrading(instrument);
        checkTerms(request, instrument);
        requireRoom(account, instrument.category());
        return instrument;
    }

    /** Price, quantity, value and stops. */
    void checkTerms(OrderRequest request, Instrument instrument) {
        checkStops(request, instrument);
        Trigger trigger = request.terms().trigger();
        OrderRules.check(request, instrument, trigger == null ? takerPrice(request, instrument) : trigger.price());
        if (trigger == null) {
            priceLimits.check(request, instrument);
        }
    }

    private void checkStops(OrderRequest request, Instrument instrument) {
        Trigger trigger = request.terms().trigger();
        if (trigger != null) {
            StopRules.checkTrigger(trigger, instrument, markets.watched(request.listing(), trigger.by()));
        }
        BigDecimal entry = trigger == null ? markets.quote(request.listing()).mid() : trigger.price();
        BigDecimal base = request.type() == OrderType.LIMIT && request.price() != null ? request.limitPrice() : entry;
        StopRules.checkProtection(request.terms().protection(), request.side(), instrument, base);
    }

    /** The price that a market order is reckoned at. */
    BigDecimal takerPrice(OrderRequest request, Instrument instrument) {
        Quote quote = markets.quote(request.listing());
        return books.isBounded(request.listing())
                ? quote.best(request.side())
                : quote.takerPrice(request.side(), impactBps, instrument);
    }

    void requireTrading(Instrument instrument) {
        if (haltedSymbols.contains(instrument.symbol())) {
            throw new Refusal(
                    switch (instrument.category()) {
                        case SPOT -> ReturnCode.SPOT_NOT_TRADING;
                        case LINEAR -> ReturnCode.LINEAR_NOT_TRADING;
                    });
        }
    }

    private static void requireRoom(Account account, Category category) {
        if (account.openOrderCount(category) >= MOST_OPEN_ORDERS) {
            throw new Refusal(
                    switch (category) {
                        case SPOT -> ReturnCode.SPOT_TOO_MANY_ORDERS;
                        case LINEAR -> ReturnCode.LINEAR_TOO_MANY_ORDERS;
                    });
        }
    }
}
