package io.eternalengine.core.engine.corehodl;

import static io.eternalengine.core.state.FarFromBounds.MARGIN;

import io.eternalengine.core.engine.DecisionDraft;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.CapitalAllocation;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.risk.HaltRegister;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which prices leave CORE-HODL as it is, by doubles that keep away from every bound: near to one the rules decide. */
final class QuietHoldings {
    private static final int FRACTION_DECIMALS = 4;
    private static final int FRACTIONS = 10_000;

    private final CoreHodlParameters parameters;
    private final CoreHodlState state;
    private final Decimal cash;
    private final Decimal[] held;
    private final boolean atRest;
    private final QuietTasks tasks;
    private final Decimal smallestPurchase;
    private final boolean mayContribute;
    private final long quarterBeginsMs;
    private final long quarterEndsMs;
    /** Whether the markets know between which prices nothing is due. */
    private boolean marketsKeep;

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
        tasks = new QuietTasks(parameters, state);
        smallestPurchase = smallestPurchase();
        mayContribute = state.instruments().size() > 0 && state.contribution().isAtLeast(smallestPurchase);
        quarterBeginsMs = RebalanceRule.beginOfQuarterMs(state.lastRebalanceQuarter());
        quarterEndsMs = RebalanceRule.beginOfQuarterMs(state.lastRebalanceQuarter() + 1);
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

    /** Of all instruments; 0 without one. */
    private Decimal smallestPurchase() {
        Decimal smallest = Decimal.ZERO;
        for (int i = 0; i < state.instruments().size(); i++) {
            Decimal minimum = state.instruments().valueAt(i).minNotional();
            smallest = i == 0 ? minimum : smallest.min(minimum);
        }
        return smallest;
    }

    /** Whether nothing is owed that any candle could bring to an order. */
    boolean areAtRest() {
        return atRest;
    }

    /** What waits when something is owed. */
    QuietTasks tasks() {
        return tasks;
    }

    /** Whether at this time nothing is due while every market keeps between its prices. */
    boolean keepAt(long timeMs) {
        return marketsKeep && isInQuarter(timeMs);
    }

    /** Whether no quarter has ended since the last check. */
    private boolean isInQuarter(long timeMs) {
        return timeMs >= quarterBeginsMs && timeMs < quarterEndsMs;
    }

    /** The rule when the last market closes with this candle; null when more than a rule may come of it. */
    @Nullable
    String ruleAt(FollowedMarket[] markets, int place, Candle candle, HaltRegister halts) {
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
        if (!isInQuarter(candle.closeTimeMs())) {
            boolean checks = !waits && state.lastRebalanceQuarter() >= 0 && candle.closeTimeMs() >= quarterEndsMs;
            return checks && purchasesAreHeldBack(candle.closeTimeMs(), halts) ? TaskRule.HELD_BACK : null;
        }
        String rule = weightRule(invested, markets, place, candle, halts);
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
        return held[asset].toNearDouble()
                * closeOf(asset, markets, place, candle).toNearDouble();
    }

    private static Decimal closeOf(int asset, FollowedMarket[] markets, int place, Candle candle) {
        return asset == place ? candle.close() : markets[asset].lastClose();
    }

    /** Whether for any asset the smallest of all limits might be an order. */
    private boolean contributionMayBuy(double invested, FollowedMarket[] markets, int place, Candle candle) {
        if (!mayContribute) {
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

    private @Nullable String weightRule(
            double invested, FollowedMarket[] markets, int place, Candle candle, HaltRegister halts) {
        boolean within = true;
        boolean beyond = false;
        double room = 1;
        int most = 0;
        double largest = Double.NEGATIVE_INFINITY;
        double second = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < held.length; i++) {
            AssetTarget target = parameters.targets().get(i);
            double weight = valueOf(i, markets, place, candle) / invested;
            double drift = weight - target.weight().toNearDouble();
            double least = target.minWeight().toNearDouble() + MARGIN;
            double greatest = Math.min(
                            target.maxWeight().toNearDouble(),
                            target.weight().toNearDouble()
                                    + parameters.driftLimit().toNearDouble())
                    - MARGIN;
            within &= weight > least && weight < greatest;
            beyond |= weight < least - 2 * MARGIN || weight > greatest + 2 * MARGIN;
            room = Math.min(room, Math.min(moveBetween(weight, least), moveBetween(weight, greatest)));
            second = Math.max(second, Math.min(largest, drift));
            most = drift > largest ? i : most;
            largest = Math.max(largest, drift);
        }
        if (within) {
            keepWithin(room, markets, place, candle);
            return DecisionDraft.NOTHING_DUE;
        }
        if (beyond && purchasesAreHeldBack(candle.closeTimeMs(), halts)) {
            return TaskRule.HELD_BACK;
        }
        boolean sureOfTheMost = largest - second > MARGIN;
        return beyond && sureOfTheMost && mayNotBeSold(most, markets, place, candle, halts)
                ? RebalanceRule.NO_SALE_BELOW_HIGH
                : null;
    }

    /**
     * The fraction by which the price of an asset of weight w must rise, and all others fall, or the other way round, for
     * the weight to come to b: {@code w(1 ± d) / (w(1 ± d) + (1 − w)(1 ∓ d)) = b} at {@code d = |b − w| / (b + w − 2bw)}.
     */
    private static double moveBetween(double weight, double bound) {
        return Math.abs(bound - weight) / (bound + weight - 2 * bound * weight);
    }

    /** While no price moves further, no weight leaves its bounds: nothing is due unless money waits to be spent or paid. */
    private void keepWithin(double room, FollowedMarket[] markets, int place, Candle candle) {
        marketsKeep = !mayContribute && !cash.isNegative();
        if (marketsKeep) {
            Decimal fraction = Decimal.ofUnscaled((long) Math.floor(room * FRACTIONS), FRACTION_DECIMALS);
            for (int i = 0; i < held.length; i++) {
                Instrument instrument = Objects.requireNonNull(
                        state.instruments().get(parameters.targets().get(i).instrument()), "instrument");
                markets[i].keepsWithin(closeOf(i, markets, place, candle), fraction, instrument.tickSize());
            }
        }
    }

    /** A rebalancing that is due is looked at again on every candle while it is held back, which may be for months. */
    private boolean purchasesAreHeldBack(long nowMs, HaltRegister halts) {
        for (AssetTarget target : parameters.targets()) {
            if (Deliberation.purchaseHeldBack(state, halts, parameters, target.instrument(), nowMs)
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private boolean isFarBelowHigh(int asset, FollowedMarket[] markets, int place, Candle candle) {
        Decimal allTimeHigh = markets[asset].allTimeHigh();
        double high = (asset == place ? allTimeHigh.max(candle.high()) : allTimeHigh).toNearDouble();
        double close = closeOf(asset, markets, place, candle).toNearDouble();
        return close < high * (1 - parameters.noSaleBelowHighFraction().toNearDouble()) - MARGIN * high;
    }

    /** Whether nothing is held back, so that the rule gets as far as the all-time high, and the price is far below it. */
    private boolean mayNotBeSold(int asset, FollowedMarket[] markets, int place, Candle candle, HaltRegister halts) {
        return isFarBelowHigh(asset, markets, place, candle)
                && state.riskHeard()
                && halts.holdsNothingBack(candle.closeTimeMs());
    }
}
