package io.eternalengine.venue;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What an order needs, and whether an account has it. */
final class Funds {

    private static final int QUANTITY_SCALE = 18;

    private final Markets markets;
    private final Margins margins;

    Funds(Markets markets, Margins margins) {
        this.markets = markets;
        this.margins = margins;
    }

    /** The coin that an open spot order binds. */
    static String coinOf(OrderRequest request) {
        return request.side() == Side.BUY ? Instruments.QUOTE : Instruments.baseCoin(request.listing());
    }

    /** How much of that coin an open spot order binds: a conditional one nothing until its trigger comes. */
    static BigDecimal boundBy(Order order) {
        OrderRequest request = order.request();
        Trigger trigger = request.terms().trigger();
        if (order.isUntriggered() && trigger != null && trigger.kind() == StopKind.STOP) {
            return BigDecimal.ZERO;
        }
        if (request.side() == Side.SELL || request.inQuoteCoin()) {
            return order.leavesQuantity();
        }
        BigDecimal price = request.price() == null && trigger != null ? trigger.price() : request.limitPrice();
        return order.leavesQuantity().multiply(price);
    }

    /** Refuses an order that the account cannot pay; a market order is reckoned at {@code takerPrice}. */
    void require(Account account, OrderRequest request, Instrument instrument, BigDecimal takerPrice) {
        BigDecimal price = request.type() == OrderType.LIMIT ? request.limitPrice() : takerPrice;
        switch (instrument.category()) {
            case SPOT -> requireSpot(account, coinOf(request), neededBy(request, instrument, price));
            case LINEAR -> requireMargin(account, request, instrument, price);
        }
    }

    private static void requireSpot(Account account, String coin, BigDecimal needed) {
        BigDecimal available = account.wallet().balance(coin).subtract(account.locked(coin));
        if (available.compareTo(needed) < 0) {
            throw new Refusal(ReturnCode.SPOT_INSUFFICIENT_BALANCE);
        }
    }

    /** How much of that coin a spot order needs at a price. */
    private static BigDecimal neededBy(OrderRequest request, Instrument instrument, BigDecimal price) {
        if (request.side() == Side.BUY) {
            return request.inQuoteCoin()
                    ? request.quantity()
                    : request.quantity().multiply(price);
        }
        return Matching.marketQuantity(request, instrument, price);
    }

    /** Refuses a linear order whose opening part, fee included, the account's margin cannot carry, or that is too large. */
    private void requireMargin(Account account, OrderRequest request, Instrument instrument, BigDecimal price) {
        Position position = account.position(instrument.symbol());
        BigDecimal closed = position.closedBy(request.side(), request.quantity());
        BigDecimal opened = request.quantity().subtract(closed);
        if (opened.signum() == 0) {
            return;
        }
        BigDecimal value = opened.multiply(price);
        BigDecimal kept = position.size().abs().subtract(closed).multiply(markets.markPrice(instrument.symbol()));
        RiskTiers.of(instrument.symbol()).require(kept.add(value), position.leverage());
        BigDecimal needed =
                Margins.byLeverage(value, position.leverage()).add(value.multiply(instrument.takerFeeRate()));
        if (margins.of(account).available().compareTo(needed) < 0) {
            throw new Refusal(ReturnCode.LINEAR_INSUFFICIENT_BALANCE);
        }
    }

    /** What of a coin may leave the account: what is not bound, and with positions or debts no more than the margin allows. */
    BigDecimal free(Account account, String coin) {
        BigDecimal unbound = account.wallet().balance(coin).subtract(account.locked(coin));
        BigDecimal counted = markets.coinPrice(coin).multiply(Collateral.rateOf(coin));
        BigDecimal available = margins.of(account).available();
        return unbound.min(available.divide(counted, QUANTITY_SCALE, RoundingMode.FLOOR));
    }
}
