package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.accounting.Drawdown;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.ExecutionStyle;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.OrderAmount;
import io.eternalengine.core.model.SerialNumber;
import io.eternalengine.core.model.Side;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * REBALANCING: at quarter end, or when a weight drifts too far or leaves its band, the overweight asset is sold down to its target and the
 * proceeds buy the other. Both work as maker first. An asset far below its all-time high is not sold; no more is sold than
 * the other asset may take without too much of the whole portfolio being in it; and no rebalancing begins that could not
 * finish because purchases are held back: it is made up for when they are free again.
 */
final class RebalanceRule {
    static final String NO_SALE_BELOW_HIGH = "no-sale-below-high";

    private static final String SALE = "rebalance-sale.";
    private static final String PURCHASE = "rebalance-purchase.";
    private static final long DAY_MS = 86_400_000L;
    private static final int MONTHS_IN_QUARTER = 3;
    private static final int QUARTERS_IN_YEAR = 4;

    private RebalanceRule() {}

    static void review(Deliberation course, Candle candle) {
        if (course.state().phase() != CoreHodlPhase.ACCUMULATING
                || !Moment.isOfAll(course.state().markets())) {
            return;
        }
        long quarter = quarterOf(candle.closeTimeMs());
        boolean quarterEnded = course.state().lastRebalanceQuarter() >= 0
                && quarter > course.state().lastRebalanceQuarter();
        Decimal[] weights = course.holdings().weights();
        int most = mostOverweight(course, weights);
        AssetTarget overweight = course.parameters().targets().get(most);
        Decimal drift = weights[most].minus(overweight.weight());
        course.note("drift.", overweight.asset(), drift);
        if (!course.state().tasks().isEmpty()) {
            return;
        }
        boolean due = quarterEnded || drift.isAbove(course.parameters().driftLimit()) || leavesItsBand(course, weights);
        Optional<String> heldBack = due ? purchasesHeldBack(course) : Optional.empty();
        if (heldBack.isPresent()) {
            course.because(TaskRule.HELD_BACK, "rebalancing: " + heldBack.get());
            return;
        }
        if (quarter != course.state().lastRebalanceQuarter()) {
            course.happen(new CoreHodlEvent.QuarterChecked(quarter));
        }
        if (due) {
            begin(course, overweight, drift);
        }
    }

    private static boolean leavesItsBand(Deliberation course, Decimal[] weights) {
        List<AssetTarget> targets = course.parameters().targets();
        boolean leaves = false;
        for (int i = 0; i < weights.length; i++) {
            leaves |= weights[i].isBelow(targets.get(i).minWeight())
                    || weights[i].isAbove(targets.get(i).maxWeight());
        }
        return leaves && course.holdings().invested().isPositive();
    }

    private static Optional<String> purchasesHeldBack(Deliberation course) {
        for (AssetTarget target : course.parameters().targets()) {
            Optional<String> heldBack = course.purchaseHeldBack(target.instrument());
            if (heldBack.isPresent()) {
                return heldBack;
            }
        }
        return Optional.empty();
    }

    /** Once the sale is done its proceeds buy the other asset; once that is done, ACCUMULATING goes on. */
    static void goOnAfter(Deliberation course, Task done, Decimal tradedValue) {
        if (done.name().startsWith(PURCHASE)) {
            course.happen(new CoreHodlEvent.PhaseEntered(CoreHodlPhase.ACCUMULATING));
        }
        if (!done.name().startsWith(SALE)) {
            return;
        }
        int place = otherThan(course, done.instrument());
        AssetTarget other = course.parameters().targets().get(place);
        Instrument instrument = course.state().instruments().get(other.instrument());
        Decimal proceeds = tradedValue
                .times(Decimal.ONE.minus(course.feeFraction(done.instrument())))
                .min(course.holdings().roomIn(place));
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

    /** Place of the first target that trades on another instrument. */
    private static int otherThan(Deliberation course, InstrumentId instrument) {
        int place = 0;
        while (course.parameters().targets().get(place).instrument().equals(instrument)) {
            place++;
        }
        return place;
    }

    private static void begin(Deliberation course, AssetTarget overweight, Decimal drift) {
        MarketView market = course.state().markets().get(overweight.instrument());
        Instrument instrument = course.state().instruments().get(overweight.instrument());
        if (market == null || instrument == null) {
            return;
        }
        Decimal belowHigh = Drawdown.between(market.allTimeHigh(), market.lastClose());
        course.note("belowHigh.", overweight.asset(), belowHigh);
        if (belowHigh.isAbove(course.parameters().noSaleBelowHighFraction())) {
            course.because(NO_SALE_BELOW_HIGH, overweight.asset() + " is too far below its all-time high to be sold");
            return;
        }
        int other = otherThan(course, overweight.instrument());
        Decimal room = course.holdings().roomIn(other);
        if (room.isBelow(instrument.minNotional())) {
            course.because(
                    "no-room",
                    "no more of the portfolio may be in "
                            + course.parameters().targets().get(other).asset());
            return;
        }
        Decimal quantity = course.holdings()
                .invested()
                .times(drift)
                .min(room)
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

    /** Place of the asset that is furthest above its target weight; the first of equals. */
    private static int mostOverweight(Deliberation course, Decimal[] weights) {
        List<AssetTarget> targets = course.parameters().targets();
        int most = 0;
        for (int i = 1; i < weights.length; i++) {
            Decimal drift = weights[i].minus(targets.get(i).weight());
            most = drift.isAbove(weights[most].minus(targets.get(most).weight())) ? i : most;
        }
        return most;
    }

    private static String name(String prefix, long number, AssetTarget target) {
        return prefix + target.instrument().symbol() + "." + SerialNumber.padded(number, 4);
    }

    /** The first moment of a quarter, counted as {@link #quarterOf} does. */
    static long beginOfQuarterMs(long quarter) {
        int year = Math.toIntExact(Math.floorDiv(quarter, QUARTERS_IN_YEAR));
        int month = Math.floorMod(quarter, QUARTERS_IN_YEAR) * MONTHS_IN_QUARTER + 1;
        return LocalDate.of(year, month, 1).toEpochDay() * DAY_MS;
    }

    /** Quarters up to a time, counted from year 0, UTC. */
    static long quarterOf(long timeMs) {
        var date = LocalDate.ofEpochDay(Math.floorDiv(timeMs, DAY_MS));
        return (long) date.getYear() * QUARTERS_IN_YEAR + (date.getMonthValue() - 1) / MONTHS_IN_QUARTER;
    }
}
