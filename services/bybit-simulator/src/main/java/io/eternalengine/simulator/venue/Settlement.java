package io.eternalengine.simulator.venue;

import java.math.BigDecimal;

/** Moves coins, fees and position size for a fill. */
final class Settlement {

    private final Treasury treasury;

    Settlement(Treasury treasury) {
        this.treasury = treasury;
    }

    /**
     * What a fill did to the account.
     *
     * @param closedQuantity how much of a linear position it closed
     */
    record Settled(BigDecimal fee, String feeCoin, BigDecimal feeRate, BigDecimal closedQuantity) {}

    Settled settle(
            Account account, Instrument instrument, Side side, BigDecimal quantity, BigDecimal price, boolean maker) {
        BigDecimal feeRate = maker ? instrument.makerFeeRate() : instrument.takerFeeRate();
        return switch (instrument.category()) {
            case SPOT -> settleSpot(account, instrument, side, quantity, price, feeRate);
            case LINEAR -> settleLinear(account, instrument, side, quantity, price, feeRate);
        };
    }

    /** A spot fill swaps coins; its fee is taken from the coin that was received. */
    private Settled settleSpot(
            Account account,
            Instrument instrument,
            Side side,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal feeRate) {
        BigDecimal value = quantity.multiply(price);
        boolean buy = side == Side.BUY;
        treasury.pay(account, instrument.baseCoin(), buy ? quantity : quantity.negate());
        treasury.pay(account, instrument.quoteCoin(), buy ? value.negate() : value);
        String feeCoin = buy ? instrument.baseCoin() : instrument.quoteCoin();
        BigDecimal fee = (buy ? quantity : value).multiply(feeRate);
        treasury.takeFee(account, feeCoin, fee);
        return new Settled(fee, feeCoin, feeRate, BigDecimal.ZERO);
    }

    /** A linear fill changes the position, pays out what it realized, and takes its fee in the quote coin. */
    private Settled settleLinear(
            Account account,
            Instrument instrument,
            Side side,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal feeRate) {
        Position before = account.position(instrument.symbol());
        Position after = before.traded(side, quantity, price);
        account.put(after);
        treasury.pay(account, instrument.quoteCoin(), after.realizedProfit().subtract(before.realizedProfit()));
        BigDecimal fee = quantity.multiply(price).multiply(feeRate);
        treasury.takeFee(account, instrument.quoteCoin(), fee);
        return new Settled(fee, instrument.quoteCoin(), feeRate, before.closedBy(side, quantity));
    }
}
