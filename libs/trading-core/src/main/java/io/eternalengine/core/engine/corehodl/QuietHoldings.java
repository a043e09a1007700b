package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Instrument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which prices leave CORE-HODL at rest. A weight is compared as value against a share of all values, without the division,
 * and the bounds are drawn in by more than the division would round: what comes near to one is left to the rules.
 */
final class QuietHoldings {
    /** More than a weight of twelve decimals is rounded by. */
    private static final Decimal MARGIN = Decimal.of("0.00000000001");

    private final CoreHodlParameters parameters;
    private final CoreHodlState state;
    private final Decimal cash;
    private final Decimal[] held;
    private final Decimal[] lowestWeight;
    private final Decimal[] highestWeight;
    private final boolean atRest;
    private final @Nullable Decimal smallestPurchase;

    QuietHoldings(CoreHodlParameters parameters, CoreHodlState state) {
        this.parameters = parameters;
        this.state = state;
        List<AssetTarget> targets = parameters.targets();
        cash = state.balances().of(parameters.quoteAsset());
        held = new Decimal[targets.size()];
        lowestWeight = new Decimal[held.length];
        highestWeight = new Decimal[held.length];
        for (int i = 0; i < held.length; i++) {
            AssetTarget target = targets.get(i);
            held[i] = state.balances().of(target.asset());
            lowestWeight[i] = target.minWeight().plus(MARGIN);
            highestWeight[i] = target.weight()
                    .plus(parameters.driftLimit())
                    .min(target.maxWeight())
                    .minus(MARGIN);
        }
        atRest = state.phase() == CoreHodlPhase.ACCUMULATING
                && state.tasks().isEmpty()
                && state.liquidating().isEmpty()
                && !cash.isNegative()
                && everyMarketIsKnown();
        smallestPurchase = smallestPurchase();
    }

    private boolean everyMarketIsKnown() {
        return parameters.targets().stream().allMatch(target -> state.markets().containsKey(target.instrument()));
    }

    /** Of all instruments; null without one. */
    private @Nullable Decimal smallestPurchase() {
        Decimal smallest = null;
        for (Instrument instrument : state.instruments().values()) {
            smallest = smallest == null ? instrument.minNotional() : smallest.min(instrument.minNotional());
        }
        return smallest;
    }

    /** Whether nothing is owed that any candle could bring to an order. */
    boolean areAtRest() {
        return atRest;
    }

    /** Whether nothing falls due when the last market closes with this candle. */
    boolean needNothingAt(FollowedMarket[] markets, int place, Candle candle) {
        if (RebalanceRule.quarterOf(candle.closeTimeMs()) != state.lastRebalanceQuarter()) {
            return false;
        }
        Decimal invested = Decimal.ZERO;
        for (int i = 0; i < held.length; i++) {
            invested = invested.plus(valueOf(i, markets, place, candle));
        }
        return !contributionBuys(invested) && weightsAreWithin(invested, markets, place, candle);
    }

    private Decimal valueOf(int asset, FollowedMarket[] markets, int place, Candle candle) {
        return held[asset].times(asset == place ? candle.close() : markets[asset].lastClose());
    }

    private boolean contributionBuys(Decimal invested) {
        if (smallestPurchase == null || state.contribution().isBelow(smallestPurchase)) {
            return false;
        }
        Decimal reserve = invested.plus(cash).times(parameters.cashReserveFraction());
        return cash.minus(reserve.max(Decimal.ZERO)).isAtLeast(smallestPurchase);
    }

    private boolean weightsAreWithin(Decimal invested, FollowedMarket[] markets, int place, Candle candle) {
        if (!invested.isPositive()) {
            return invested.isZero();
        }
        for (int i = 0; i < held.length; i++) {
            Decimal value = valueOf(i, markets, place, candle);
            if (value.isBelow(invested.times(lowestWeight[i])) || value.isAbove(invested.times(highestWeight[i]))) {
                return false;
            }
        }
        return true;
    }
}
