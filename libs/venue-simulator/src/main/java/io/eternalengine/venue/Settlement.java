package io.eternalengine.venue;

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
     * @param realizedProfit what closing that earned before fees
     * @param openFee what opening the closed part had cost in fees
     * @param closeFee the part of the fee that is for closing
     */
    record Settled(
            BigDecimal fee,
            String feeCoin,
            BigDecimal feeRate,
            BigDecimal closedQuantity,
            BigDecimal realizedProfit,
            BigDecimal openFee,
            BigDecimal closeFee) {}

    Settled settle(
            Account account,
            Instrument instrument,
            Side side,
            BigDecimal quantity,
            BigDecimal price,
            boolean maker,
            long nowMs) {
        BigDecimal feeRate = maker ? instrument.makerFeeRate() : instrument.takerFeeRate();
        return switch (instrument.category()) {
            case SPOT -> settleSpot(account, instrument, side, quantity, price, feeRate);
            case LINEAR -> settleLinear(account, instrument, side, quantity, price, feeRate, nowMs);
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
        return new Settled(fee, feeCoin, feeRate, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /** A linear fill changes the position, pays out what it realized, and takes its fee in the quote coin. */
    private Settled settleLinear(
            Account account,
            Instrument instrument,
            Side side,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal feeRate,
            long nowMs) {
        Position before = account.position(instrument.symbol());
        Position after = before.traded(side, quantity, price);
        BigDecimal profit = after.realizedProfit().subtract(before.realizedProfit());
        BigDecimal closed = before.closedBy(side, quantity);
        BigDecimal openFee = before.openingFeesOf(closed);
        BigDecimal closeFee = closed.multiply(price).multiply(feeRate);
        BigDecimal fee = quantity.multiply(price).multiply(feeRate);
        BigDecimal newOpeningFee = fee.subtract(closeFee);
        boolean opensNew = closed.compareTo(before.size().abs()) == 0 && after.isOpen();
        account.put(after.withOpeningFees(before.openingFees().subtract(openFee).add(newOpeningFee))
                .withLife(before.life().traded(opensNew, profit.subtract(closeFee), newOpeningFee, nowMs)));
        treasury.pay(account, instrument.quoteCoin(), profit);
        treasury.takeFee(account, instrument.quoteCoin(), fee);
        return new Settled(fee, instrument.quoteCoin(), feeRate, closed, profit, openFee, closeFee);
    }
}
