package io.eternalengine.venue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;

/** The margin of accounts and positions at the present prices: cross margin over all coins, as in a unified account. */
final class Margins {

    private static final int SCALE = 12;

    private final Markets markets;

    Margins(Markets markets) {
        this.markets = markets;
    }

    MarginState of(Account account) {
        BigDecimal unrealized = markets.unrealizedProfit(account);
        BigDecimal equity = unrealized;
        BigDecimal haircut = BigDecimal.ZERO;
        BigDecimal locked = BigDecimal.ZERO;
        for (Map.Entry<String, BigDecimal> balance : account.wallet().balances().entrySet()) {
            BigDecimal price = markets.coinPrice(balance.getKey());
            BigDecimal rate = Collateral.rateOf(balance.getKey());
            BigDecimal value = balance.getValue().multiply(price);
            equity = equity.add(value);
            haircut = haircut.add(value.max(BigDecimal.ZERO).multiply(BigDecimal.ONE.subtract(rate)));
            locked = locked.add(account.locked(balance.getKey()).multiply(price).multiply(rate));
        }
        BigDecimal initial = BigDecimal.ZERO;
        BigDecimal maintenance = BigDecimal.ZERO;
        for (Position position : account.positions()) {
            if (position.isOpen()) {
                initial = initial.add(initialOf(position));
                maintenance = maintenance.add(maintenanceOf(position));
            }
        }
        return new MarginState(equity, haircut, unrealized, initial, orderMargin(account), maintenance, locked);
    }

    /** What a position binds: its value at mark by its leverage, and the fee of closing it. */
    BigDecimal initialOf(Position position) {
        BigDecimal value = valueOf(position);
        return byLeverage(value, position.leverage()).add(value.multiply(closingFeeRate(position)));
    }

    /** What of a position must be covered: its tier's part of its value at mark, and the fee of closing it. */
    BigDecimal maintenanceOf(Position position) {
        BigDecimal value = valueOf(position);
        RiskTiers.Tier tier = RiskTiers.of(position.symbol()).tierOf(value);
        return value.multiply(tier.maintenanceRate().add(closingFeeRate(position)))
                .subtract(tier.deduction());
    }

    /**
     * The mark price at which the account's liquidation would begin if nothing but this price moved; empty when no price would do it.
     *
     * <p>collateral + size × (p − mark) = other maintenance + |size| × p × rate − deduction, solved for p.
     */
    Optional<BigDecimal> liquidationPrice(Account account, Position position) {
        if (!position.isOpen()) {
            return Optional.empty();
        }
        MarginState state = of(account);
        BigDecimal size = position.size();
        RiskTiers.Tier tier = RiskTiers.of(position.symbol()).tierOf(valueOf(position));
        BigDecimal rate = tier.maintenanceRate().add(closingFeeRate(position));
        BigDecimal others = state.maintenance().subtract(maintenanceOf(position));
        BigDecimal numerator =
                others.subtract(tier.deduction()).subtract(state.collateral()).add(size.multiply(markOf(position)));
        BigDecimal price = numerator.divide(size.subtract(size.abs().multiply(rate)), SCALE, RoundingMode.HALF_EVEN);
        Instrument instrument = instrumentOf(position);
        BigDecimal tradable = size.signum() > 0 ? instrument.tickAtOrAbove(price) : instrument.tickAtOrBelow(price);
        return tradable.signum() > 0 ? Optional.of(tradable) : Optional.empty();
    }

    /** The price at which a position uses up its share of the margin, fee included, rounded in favor of the account. */
    BigDecimal bankruptcyPrice(Position position, MarginState state) {
        Instrument instrument = instrumentOf(position);
        BigDecimal share = state.collateral()
                .multiply(maintenanceOf(position))
                .divide(state.maintenance(), SCALE, RoundingMode.FLOOR);
        BigDecimal distance = share.divide(position.size().abs(), SCALE, RoundingMode.FLOOR);
        BigDecimal mark = markOf(position);
        BigDecimal fee = instrument.takerFeeRate();
        boolean closesLong = position.size().signum() > 0;
        BigDecimal price = closesLong
                ? mark.subtract(distance).divide(BigDecimal.ONE.subtract(fee), SCALE, RoundingMode.CEILING)
                : mark.add(distance).divide(BigDecimal.ONE.add(fee), SCALE, RoundingMode.FLOOR);
        BigDecimal tradable = closesLong ? instrument.tickAtOrAbove(price) : instrument.tickAtOrBelow(price);
        return tradable.max(instrument.tickSize());
    }

    /** The fee of closing at the price where the position's own margin is gone, as a fraction of its value. */
    private BigDecimal closingFeeRate(Position position) {
        BigDecimal part = BigDecimal.ONE.divide(position.leverage(), SCALE, RoundingMode.CEILING);
        BigDecimal factor = position.size().signum() > 0 ? BigDecimal.ONE.subtract(part) : BigDecimal.ONE.add(part);
        return instrumentOf(position).takerFeeRate().multiply(factor);
    }

    /** A position's value at mark. */
    BigDecimal valueOf(Position position) {
        return position.size().abs().multiply(markOf(position));
    }

    private BigDecimal markOf(Position position) {
        return markets.markPrice(position.symbol());
    }

    private Instrument instrumentOf(Position position) {
        return markets.instrument(new Listing(Category.LINEAR, position.symbol()));
    }

    private static BigDecimal orderMargin(Account account) {
        BigDecimal margin = BigDecimal.ZERO;
        for (Order order : account.openOrders()) {
            OrderRequest request = order.request();
            if (request.listing().category() == Category.LINEAR && !request.onlyCloses() && !order.isUntriggered()) {
                BigDecimal value = order.leavesQuantity().multiply(request.limitPrice());
                margin = margin.add(byLeverage(
                        value, account.position(request.listing().symbol()).leverage()));
            }
        }
        return margin;
    }

    /** The margin that a value needs at a leverage. */
    static BigDecimal byLeverage(BigDecimal value, BigDecimal leverage) {
        return value.divide(leverage, SCALE, RoundingMode.CEILING);
    }
}
