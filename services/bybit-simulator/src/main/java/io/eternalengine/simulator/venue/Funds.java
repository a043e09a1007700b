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
        Instrument instrument = Instruments.of(request.listing());
        return request.side() == Side.BUY ? instrument.quoteCoin() : instrument.baseCoin();
    }

    /** How much of that coin an open spot limit order binds. */
    static BigDecimal boundBy(OrderRequest request) {
        return request.side() == Side.BUY ? request.quantity().multiply(request.limitPrice()) : request.quantity();
    }

    static void requireSpot(Account account, String coin, BigDecimal needed) {
        BigDecimal available = account.wallet().balance(coin).subtract(account.locked(coin));
        if (available.compareTo(needed) < 0) {
            throw new Refusal(ReturnCode.SPOT_INSUFFICIENT_BALANCE);
        }
    }

    /** What of the account's USDT is free for new linear orders, at the present mark prices. */
    static BigDecimal availableMargin(Account account, String coin, Function<String, BigDecimal> markPrice) {
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
            available = available.subtract(orderMargin(account, order.request()));
        }
        return available;
    }

    private static BigDecimal orderMargin(Account account, OrderRequest request) {
        if (request.listing().category() != Category.LINEAR || request.reduceOnly()) {
            return BigDecimal.ZERO;
        }
        BigDecimal leverage = account.position(request.listing().symbol()).leverage();
        return margin(request.quantity().multiply(request.limitPrice()), leverage);
    }

    static BigDecimal margin(BigDecimal value, BigDecimal leverage) {
        return value.divide(leverage, MARGIN_SCALE, RoundingMode.CEILING);
    }
}
