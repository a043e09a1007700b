package io.eternalengine.domain.accounting;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Require;
import io.eternalengine.domain.state.FrozenMap;
import java.util.List;

/**
 * One booking in an account: a fee in a coin is booked as if that much of the coin had been sold at the price of the
 * trade to pay it, so that every fee has a value in the quote asset and coins keep the cost at which they were bought.
 */
final class LedgerEntry {
    private final AccountLedger before;
    private FrozenMap<String, SpotLots> spot;
    private FrozenMap<InstrumentId, PerpetualPosition> perpetuals;
    private Decimal cash;
    private Decimal profit;
    private Decimal fees;
    private Decimal funding;
    private Decimal netTransfers;
    private Decimal netDeposits;

    LedgerEntry(AccountLedger before) {
        this.before = before;
        spot = before.spot();
        perpetuals = before.perpetuals();
        cash = before.cash();
        profit = before.profit();
        fees = before.fees();
        funding = before.funding();
        netTransfers = before.netTransfers();
        netDeposits = before.netDeposits();
    }

    void purchase(Execution execution, String baseAsset, boolean feeInCoin) {
        Decimal coinFee = feeInCoin ? execution.fee() : Decimal.ZERO;
        Decimal coinFeeValue = coinFee.times(execution.price());
        Require.check(coinFee.isBelow(execution.quantity()), "fee", coinFee, "must be below what was bought", coinFee);
        cash = cash.minus(execution.value());
        bring(
                baseAsset,
                new Lot(
                        execution.quantity().minus(coinFee),
                        execution.value().minus(coinFeeValue),
                        execution.executedAtMs()));
        payFee(execution, feeInCoin, coinFeeValue);
    }

    void sale(Execution execution, String baseAsset, boolean feeInCoin) {
        Decimal coinFee = feeInCoin ? execution.fee() : Decimal.ZERO;
        Decimal coinFeeValue = coinFee.times(execution.price());
        cash = cash.plus(execution.value());
        SpotLots.Release release = take(baseAsset, execution.quantity().plus(coinFee));
        profit = profit.plus(execution.value().plus(coinFeeValue).minus(release.cost()));
        payFee(execution, feeInCoin, coinFeeValue);
    }

    void perpetualTrade(Execution execution) {
        PerpetualPosition.Change change = before.position(execution.instrument())
                .after(execution.side(), execution.price(), execution.quantity(), execution.value());
        if (change.position().isFlat()) {
            perpetuals = perpetuals.without(execution.instrument());
        } else {
            perpetuals = perpetuals.with(execution.instrument(), change.position());
        }
        profit = profit.plus(change.profit());
        cash = cash.plus(change.profit());
        payFee(execution, false, Decimal.ZERO);
    }

    void funding(Decimal amount) {
        funding = funding.plus(amount);
        cash = cash.plus(amount);
    }

    void deposit(String asset, Decimal amount, Decimal value, long atMs) {
        if (asset.equals(before.quoteAsset())) {
            requireOwnValue(amount, value);
            cash = cash.plus(amount);
        } else {
            bring(asset, new Lot(amount, value, atMs));
        }
        netDeposits = netDeposits.plus(value);
    }

    void withdraw(String asset, Decimal amount, Decimal value) {
        if (asset.equals(before.quoteAsset())) {
            requireOwnValue(amount, value);
            cash = cash.minus(amount);
        } else {
            profit = profit.plus(value).minus(take(asset, amount).cost());
        }
        netDeposits = netDeposits.minus(value);
    }

    /** What goes to another account, as lots: cash has none. */
    List<Lot> send(String asset, Decimal amount) {
        if (asset.equals(before.quoteAsset())) {
            cash = cash.minus(amount);
            netTransfers = netTransfers.minus(amount);
            return List.of();
        }
        SpotLots.Release release = take(asset, amount);
        netTransfers = netTransfers.minus(release.cost());
        return release.taken();
    }

    void receive(String asset, Decimal amount, List<Lot> lots) {
        if (asset.equals(before.quoteAsset())) {
            cash = cash.plus(amount);
            netTransfers = netTransfers.plus(amount);
        }
        for (Lot lot : lots) {
            bring(asset, lot);
            netTransfers = netTransfers.plus(lot.cost());
        }
    }

    AccountLedger booked() {
        return new AccountLedger(
                before.quoteAsset(),
                before.method(),
                cash,
                spot,
                perpetuals,
                profit,
                fees,
                funding,
                netTransfers,
                netDeposits);
    }

    private void payFee(Execution execution, boolean feeInCoin, Decimal coinFeeValue) {
        Decimal cashFee = feeInCoin ? Decimal.ZERO : execution.fee();
        cash = cash.minus(cashFee);
        fees = fees.plus(cashFee).plus(coinFeeValue);
    }

    private void bring(String asset, Lot lot) {
        spot = spot.with(asset, lots(asset).plus(lot));
    }

    private SpotLots.Release take(String asset, Decimal quantity) {
        SpotLots.Release release = lots(asset).minus(quantity);
        spot = release.left().quantity().isZero() ? spot.without(asset) : spot.with(asset, release.left());
        return release;
    }

    private SpotLots lots(String asset) {
        SpotLots held = spot.get(asset);
        return held == null ? SpotLots.none(before.method()) : held;
    }

    private static void requireOwnValue(Decimal amount, Decimal value) {
        Require.check(amount.equals(value), "value of cash", value, "must be its amount " + amount, value);
    }
}
