package io.eternalengine.core.engine.corehodl;

import static io.eternalengine.core.state.FarFromBounds.MARGIN;

import io.eternalengine.core.engine.DecisionDraft;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.CapitalAllocation;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.InstrumentId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which prices leave CORE-HODL as it is, by doubles that keep away from every bound: near to one the rules decide. */
final class QuietHoldings {
    private final CoreHodlParameters parameters;
    private final CoreHodlState state;
    private final Decimal cash;
    private final Decimal[] held;
    private final boolean atRest;
    private final boolean owesPurchasesOnly;
    private final @Nullable Decimal smallestPurchase;

    QuietHoldings(CoreHodlParameters parameters, CoreHodlState state) {
        this.parameters = parameters;
        this.state = state;
        List<AssetTarget> targets = parameters.targets();
        cash = state.balances().of(parameters.quoteAsset());
        held = new Decimal[targets.size()];
        for (int i = 0; i < held.length; i++) {
            held[i] = state.balances().of(targets.get(i).asset());
        }
        atRest = state.phase() == CoreHodlPhase.ACCUMULATING
                && state.tasks().isEmpty()
                && state.liquidating().isEmpty()
                && everyMarketIsKnown();
        owesPurchasesOnly = owesPurchasesOnly();
        smallestPurchase = smallestPurchase();
    }

    private boolean everyMarketIsKnown() {
        for (AssetTarget target : parameters.targets()) {
            if (!state.markets().containsKey(target.instrument())
                    || !state.instruments().containsKey(target.instrument())) {
                return false;
            }
        }
        return true;
    }

    /** Of all instruments; null without one. */
    private @Nullable Decimal smallestPurchase() {
        Decimal smallest = null;
        for (int i = 0; i < state.instruments().size(); i++) {
            Decimal minimum = state.instruments().valueAt(i).minNotional();
            smallest = smallest == null ? minimum : smallest.min(minimum);
        }
        return smallest;
    }

    private boolean owesPurchasesOnly() {
        boolean owes = state.phase() != CoreHodlPhase.INITIALIZING
                && !state.tasks().isEmpty()
                && state.liquidating().isEmpty()
                && !cash.isNegative();
        for (int i = 0; owes && i < state.tasks().size(); i++) {
            Task task = state.tasks().valueAt(i);
            owes = !task.reduces() && !task.inFlight();
        }
        return owes;
    }

    /** Whether all that is owed are purchases, and each of them is held back at this time, whatever the prices are. */
    boolean waitForHaltsToEnd(long nowMs) {
        if (!owesPurchasesOnly) {
            return false;
        }
        for (int i = 0; i < state.tasks().size(); i++) {
            InstrumentId instrument = state.tasks().valueAt(i).instrument();
            if (Deliberation.purchaseHeldBack(state, parameters, instrument, nowMs)
                    .isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing is owed that any candle could bring to an order. */
    boolean areAtRest() {
        return atRest;
    }

    /** The rule when the last market closes with this candle; null when more than a rule may come of it. */
    @Nullable
    String ruleAt(FollowedMarket[] markets, int place, Candle candle) {
        if (RebalanceRule.quarterOf(candle.closeTimeMs()) != state.lastRebalanceQuarter()) {
            return null;
        }
        double invested = 0;
        for (int i = 0; i < held.length; i++) {
            invested += valueOf(i, markets, place, candle);
        }
        boolean waits = cash.isNegative();
        if (!(invested > MARGIN)
                || (waits && !nothingMayBeSold(markets, place, candle))
                || contributionMayBuy(invested, markets, place, candle)) {
            return null;
        }
        String rule = weightRule(invested, markets, place, candle);
        return waits && DecisionDraft.NOTHING_DUE.equals(rule) ? ReleaseRule.WAITS : rule;
    }

    private boolean nothingMayBeSold(FollowedMarket[] markets, int place, Candle candle) {
        for (int i = 0; i < held.length; i++) {
            if (!isFarBelowHigh(i, markets, place, candle)) {
                return false;
            }
        }
        return true;
    }

    private double valueOf(int asset, FollowedMarket[] markets, int place, Candle candle) {
        Decimal close = asset == place ? candle.close() : markets[asset].lastClose();
        return held[asset].toNearDouble() * close.toNearDouble();
    }

    /** Whether for any asset the smallest of all limits might be an order. */
    private boolean contributionMayBuy(double invested, FollowedMarket[] markets, int place, Candle candle) {
        if (smallestPurchase == null || state.contribution().isBelow(smallestPurchase)) {
            return false;
        }
        CapitalAllocation capital = Objects.requireNonNull(state.capital(), "capital");
        double contribution = state.contribution().toNearDouble();
        double money = cash.toNearDouble();
        double equity = invested + money;
        double free = money - equity * parameters.cashReserveFraction().toNearDouble();
        double others =
                capital.totalCapital().toNearDouble() - capital.engineCapital().toNearDouble();
        double smallest = smallestPurchase.toNearDouble()
                - MARGIN * (invested + Math.abs(money) + Math.abs(others) + contribution);
        for (int i = 0; i < held.length; i++) {
            double value = valueOf(i, markets, place, candle);
            double weight = parameters.targets().get(i).weight().toNearDouble();
            double gap = (invested + contribution) * weight - value;
            double room = (others + equity) * parameters.maxShareOfTotal().toNearDouble() - value;
            if (Math.min(Math.min(contribution, free), Math.min(gap, room)) > smallest) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String weightRule(double invested, FollowedMarket[] markets, int place, Candle candle) {
        boolean within = true;
        boolean beyond = false;
        int most = 0;
        double largest = Double.NEGATIVE_INFINITY;
        double second = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < held.length; i++) {
            AssetTarget target = parameters.targets().get(i);
            double weight = valueOf(i, markets, place, candle) / invested;
            double drift = weight - target.weight().toNearDouble();
            double slack = Math.min(
                    parameters.driftLimit().toNearDouble() - drift,
                    Math.min(
                            weight - target.minWeight().toNearDouble(),
                            target.maxWeight().toNearDouble() - weight));
            within &= slack > MARGIN;
            beyond |= slack < -MARGIN;
            second = Math.max(second, Math.min(largest, drift));
            most = drift > largest ? i : most;
            largest = Math.max(largest, drift);
        }
        if (within) {
            return DecisionDraft.NOTHING_DUE;
        }
        if (beyond && purchasesAreHeldBack(candle.closeTimeMs())) {
            return TaskRule.HELD_BACK;
        }
        boolean sureOfTheMost = largest - second > MARGIN;
        return beyond && sureOfTheMost && mayNotBeSold(most, markets, place, candle)
                ? RebalanceRule.NO_SALE_BELOW_HIGH
                : null;
    }

    /** A rebalancing that is due is looked at again on every candle while it is held back, which may be for months. */
    private boolean purchasesAreHeldBack(long nowMs) {
        for (AssetTarget target : parameters.targets()) {
            if (Deliberation.purchaseHeldBack(state, parameters, target.instrument(), nowMs)
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private boolean isFarBelowHigh(int asset, FollowedMarket[] markets, int place, Candle candle) {
        Decimal allTimeHigh = markets[asset].allTimeHigh();
        double high = (asset == place ? allTimeHigh.max(candle.high()) : allTimeHigh).toNearDouble();
        double close = (asset == place ? candle.close() : markets[asset].lastClose()).toNearDouble();
        return close < high * (1 - parameters.noSaleBelowHighFraction().toNearDouble()) - MARGIN * high;
    }

    /** Whether nothing is held back, so that the rule gets as far as the all-time high, and the price is far below it. */
    private boolean mayNotBeSold(int asset, FollowedMarket[] markets, int place, Candle candle) {
        return isFarBelowHigh(asset, markets, place, candle)
                && state.riskHeard()
                && state.halts().holdsNothingBack(candle.closeTimeMs());
    }
}
