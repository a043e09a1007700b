package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.accounting.Drawdown;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.ExecutionStyle;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.OrderAmount;
import io.eternalengine.core.model.Side;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * REBALANCING: at quarter end, or when a weight drifts too far or leaves its band, the overweight asset is sold down to its target and the
 * proceeds buy the other. Both work as maker first. An asset far below its all-time high is not sold, and no rebalancing
 * begins that could not finish because purchases are held back: it is made up for when they are free again.
 */
final class RebalanceRule {
    private static final String SALE = "rebalance-sale.";
    private static final String PURCHASE = "rebalance-purchase.";
    private static final int MONTHS_IN_QUARTER = 3;
    private static final int QUARTERS_IN_YEAR = 4;

    private RebalanceRule() {}

    static void review(Deliberation course, Candle candle) {
        if (course.state().phase() != CoreHodlPhase.ACCUMULATING || !Weights.pricesAreOfOneTime(course)) {
            return;
        }
        long quarter = quarterOf(candle.closeTimeMs());
        boolean quarterEnded = course.state().lastRebalanceQuarter() >= 0
                && quarter > course.state().lastRebalanceQuarter();
        AssetTarget overweight = mostOverweight(course);
        Decimal drift = driftOf(course, overweight);
        course.note("drift." + overweight.asset(), drift);
        if (!course.state().tasks().isEmpty()) {
            return;
        }
        boolean due = quarterEnded || drift.isAbove(course.parameters().driftLimit()) || leavesItsBand(course);
        Optional<String> heldBack = purchasesHeldBack(course);
        if (due && heldBack.isPresent()) {
            course.because("held-back", "rebalancing: " + heldBack.get());
            return;
        }
        if (quarter != course.state().lastRebalanceQuarter()) {
            course.happen(new CoreHodlEvent.QuarterChecked(quarter));
        }
        if (due) {
            begin(course, overweight, drift);
        }
    }

    private static boolean leavesItsBand(Deliberation course) {
        return Weights.invested(course).isPositive()
                && course.parameters().targets().stream().anyMatch(target -> {
                    Decimal weight = Weights.of(course, target);
                    return weight.isBelow(target.minWeight()) || weight.isAbove(target.maxWeight());
                });
    }

    private static Optional<String> purchasesHeldBack(Deliberation course) {
        return course.parameters().targets().stream()
                .flatMap(target -> course.purchaseHeldBack(target.instrument()).stream())
                .findFirst();
    }

    /** Once the sale is done its proceeds buy the other asset; once that is done, ACCUMULATING goes on. */
    static void goOnAfter(Deliberation course, Task done, Decimal tradedValue) {
        if (done.name().startsWith(PURCHASE)) {
            course.happen(new CoreHodlEvent.PhaseEntered(CoreHodlPhase.ACCUMULATING));
        }
        if (!done.name().startsWith(SALE)) {
            return;
        }
        AssetTarget other = course.parameters().targets().stream()
                .filter(target -> !target.instrument().equals(done.instrument()))
                .findFirst()
                .orElseThrow();
        Instrument instrument = course.state().instruments().get(other.instrument());
        Decimal proceeds =
                tradedValue.times(Decimal.ONE.minus(course.parameters().takerFeeFraction()));
        if (instrument == null || proceeds.isBelow(instrument.minNotional())) {
            course.happen(new CoreHodlEvent.PhaseEntered(CoreHodlPhase.ACCUMULATING));
            return;
        }
        course.happen(new CoreHodlEvent.TaskOwed(Task.owed(
                name(PURCHASE, course.state().rebalancings(), other),
                other.instrument(),
                Side.BUY,
                ExecutionStyle.MAKER_THEN_MARKET,
                new OrderAmount.OfQuote(proceeds.floorToStep(instrument.quoteStep())))));
    }

    private static void begin(Deliberation course, AssetTarget overweight, Decimal drift) {
        MarketView market = course.state().markets().get(overweight.instrument());
        Instrument instrument = course.state().instruments().get(overweight.instrument());
        if (market == null || instrument == null) {
            return;
        }
        Decimal belowHigh = Drawdown.between(market.allTimeHigh(), market.lastClose());
        course.note("belowHigh." + overweight.asset(), belowHigh);
        if (belowHigh.isAbove(course.parameters().noSaleBelowHighFraction())) {
            course.because("no-sale-below-high", overweight.asset() + " is too far below its all-time high to be sold");
            return;
        }
        Decimal quantity = Weights.invested(course)
                .times(drift)
                .dividedBy(market.lastClose(), 18, RoundingMode.DOWN)
                .floorToStep(instrument.quantityStep());
        if (!quantity.isPositive() || instrument.isTooSmall(quantity, quantity.times(market.lastClose()))) {
            return;
        }
        course.happen(new CoreHodlEvent.RebalancingBegun(Task.owed(
                name(SALE, course.state().rebalancings() + 1, overweight),
                overweight.instrument(),
                Side.SELL,
                ExecutionStyle.MAKER_THEN_MARKET,
                new OrderAmount.OfBase(quantity))));
    }

    private static AssetTarget mostOverweight(Deliberation course) {
        return course.parameters().targets().stream()
                .max(Comparator.comparing(target -> driftOf(course, target)))
                .orElseThrow();
    }

    private static Decimal driftOf(Deliberation course, AssetTarget target) {
        return Weights.of(course, target).minus(target.weight());
    }

    private static String name(String prefix, long number, AssetTarget target) {
        return String.format(
                Locale.ROOT, "%s%s.%04d", prefix, target.instrument().symbol(), number);
    }

    private static long quarterOf(long timeMs) {
        var date = Instant.ofEpochMilli(timeMs).atOffset(ZoneOffset.UTC);
        return (long) date.getYear() * QUARTERS_IN_YEAR + (date.getMonthValue() - 1) / MONTHS_IN_QUARTER;
    }
}
