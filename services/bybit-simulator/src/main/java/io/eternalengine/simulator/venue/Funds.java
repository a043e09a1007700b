package io.eternalengine.simulator.venue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Function;

/** What an order needs, and whether an account has it. */
final class Funds {

    private static final int MARGIN_SCALE = 12;

    private Funds() {}

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
    static void require(
            Account account,
            OrderRequest request,
            Instrument instrument,
            BigDecimal takerPrice,
            Function<String, BigDecimal> markPrice) {
        BigDecimal price = request.type() == OrderType.LIMIT ? request.limitPrice() : takerPrice;
        switch (instrument.category()) {
            case SPOT -> requireSpot(account, coinOf(request), neededBy(request, instrument, price));
            case LINEAR -> requireMargin(account, request, instrument, price, markPrice);
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

    /** Refuses a linear order whose opening part, fee included, the account's margin cannot carry. */
    private static void requireMargin(
            Account account,
            OrderRequest request,
            Instrument instrument,
            BigDecimal price,
            Function<String, BigDecimal> markPrice) {
        Position position = account.position(instrument.symbol());
        BigDecimal opened = request.quantity().subtract(position.closedBy(request.side(), request.quantity()));
        if (opened.signum() == 0) {
            return;
        }
        BigDecimal value = opened.multiply(price);
        BigDecimal needed = margin(value, position.leverage()).add(value.multiply(instrument.takerFeeRate()));
        if (availableMargin(account, instrument.quoteCoin(), markPrice).compareTo(needed) < 0) {
            throw new Refusal(ReturnCode.LINEAR_INSUFFICIENT_BALANCE);
        }
    }

    /** What of a coin may leave the account. */
    static BigDecimal free(Account account, String coin, Function<String, BigDecimal> markPrice) {
        BigDecimal unbound = account.wallet().balance(coin).subtract(account.locked(coin));
        return coin.equals(Instruments.QUOTE) ? unbound.min(availableMargin(account, coin, markPrice)) : unbound;
    }

    /** What of the account's USDT is free for new linear orders, at the present mark prices. */
    private static BigDecimal availableMargin(Account account, String coin, Function<String, BigDecimal> markPrice) {
        BigDecimal available = account.wallet().balance(coin).subtract(account.locked(coin));
        for (Position position : account.positions()) {
            if (position.isOpen()) {
                BigDecimal mark = markPrice.apply(position.symbol());
                available = available
                        .add(position.unrealizedProfit(mark))
                        .subtract(margin(position.size().abs().multiply(mark), position.leverage()));
            }
        }
        for (Order order : account.openOrders()) {
            available = available.subtract(orderMargin(account, order));
        }
        return available;
    }

    private static BigDecimal orderMargin(Account account, Order order) {
        OrderRequest request = order.request();
        if (request.listing().category() != Category.LINEAR || request.onlyCloses() || order.isUntriggered()) {
            return BigDecimal.ZERO;
        }
        BigDecimal leverage = account.position(request.listing().symbol()).leverage();
        return margin(order.leavesQuantity().multiply(request.limitPrice()), leverage);
    }

    private static BigDecimal margin(BigDecimal value, BigDecimal leverage) {
        return value.divide(leverage, MARGIN_SCALE, RoundingMode.CEILING);
    }
}
