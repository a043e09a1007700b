package io.eternalengine.engine.corehodl;

import io.eternalengine.domain.accounting.Drawdown;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.SerialNumber;
import io.eternalengine.domain.model.Side;
import io.eternalengine.engine.SharedRule;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * REBALANCING: at quarter end, or when a weight drifts too far or leaves its band, the overweight asset is sold down to its target and the
 * proceeds buy the other. Both work as maker first. An asset far below its all-time high is not sold; no more is sold than
 * the other asset may take without too much of the whole portfolio being in it; and no rebalancing begins that could not
 * finish because purchases are held back: it is made up for when they are free again.
 */
final class RebalanceRule {
    private static final long DAY_MS = 86_400_000L;
    private static final int MONTHS_IN_QUARTER = 3;
    private static final int QUARTERS_IN_YEAR = 4;

    private RebalanceRule() {}

    static void review(CoreHodlStep step, Candle candle) {
        if (!(step.state().phase() instanceof CoreHodlPhase.Accumulating)
                || !step.state().markets().areOfOneMoment()) {
            return;
        }
        long quarter = quarterOf(candle.closeTimeMs());
        boolean quarterEnded = step.state().lastRebalanceQuarter() >= 0
                && quarter > step.state().lastRebalanceQuarter();
        Weights weights = step.holdings().weights();
        noteDrift(step, weights);
        if (!step.state().parentOrders().isEmpty()) {
            return;
        }
        int most = weights.mostOverweight();
        boolean due = quarterEnded
                || weights.drift(most).isAbove(step.parameters().driftLimit())
                || weights.anyLeavesItsBand();
        Optional<String> heldBack = due ? purchasesHeldBack(step) : Optional.empty();
        if (heldBack.isPresent()) {
            step.because(SharedRule.HELD_BACK, "rebalancing: " + heldBack.get());
            return;
        }
        if (quarter != step.state().lastRebalanceQuarter()) {
            step.state().checkQuarter(quarter);
        }
        if (due) {
            begin(step, most, weights.drift(most));
        }
    }

    /** What a candle says of the weights when the prices of all markets are of one moment. */
    static void noteDrift(CoreHodlStep step, Weights weights) {
        step.note("drift.", weights);
    }

    private static Optional<String> purchasesHeldBack(CoreHodlStep step) {
        for (AssetTarget target : step.parameters().targets()) {
            Optional<String> heldBack = step.purchaseHeldBack(target.instrument());
            if (heldBack.isPresent()) {
                return heldBack;
            }
        }
        return Optional.empty();
    }

    /** Once the sale is done its proceeds buy the other asset; once that is done, ACCUMULATING goes on. */
    static void goOnAfter(CoreHodlStep step, ParentOrder done, Decimal tradedValue) {
        switch (done.purpose()) {
            case REBALANCE_PURCHASE -> step.state().endRebalancing();
            case REBALANCE_SALE -> buyOther(step, done, tradedValue);
            case PROGRAM, CONTRIBUTION, REDUCTION, RELEASE -> {}
        }
    }

    private static void buyOther(CoreHodlStep step, ParentOrder done, Decimal tradedValue) {
        int index = otherThan(step, done.instrument());
        AssetTarget other = step.parameters().targets().get(index);
        Instrument rules = step.state().markets().get(index).rules();
        Decimal proceeds = tradedValue
                .times(Decimal.ONE.minus(step.feeFraction(step.market(done.instrument()))))
                .min(step.holdings().roomIn(index));
        if (rules == null || proceeds.isBelow(rules.minNotional())) {
            step.state().endRebalancing();
            return;
        }
        step.state()
                .parentOrders()
                .add(ParentOrder.of(
                        name(
                                ParentOrderName.Purpose.REBALANCE_PURCHASE,
                                step.state().rebalancings(),
                                other),
                        other.instrument(),
                        Side.BUY,
                        ExecutionStyle.MAKER_THEN_MARKET,
                        new OrderAmount.OfQuote(proceeds.floorToStep(rules.quoteStep()))));
    }

    /** Index of the first target that trades on another instrument. */
    private static int otherThan(CoreHodlStep step, InstrumentId instrument) {
        int index = 0;
        while (step.parameters().targets().get(index).instrument().equals(instrument)) {
            index++;
        }
        return index;
    }

    private static void begin(CoreHodlStep step, int most, Decimal drift) {
        AssetTarget overweight = step.parameters().targets().get(most);
        CoreHodlMarket market = step.state().markets().get(most);
        Instrument rules = market.rules();
        if (!market.hasPrice() || rules == null) {
            return;
        }
        Decimal belowHigh = Drawdown.between(market.allTimeHigh(), market.close());
        step.note("belowHigh.", overweight.asset(), belowHigh);
        if (belowHigh.isAbove(step.parameters().noSaleBelowHighFraction())) {
            step.because(
                    CoreHodlRule.NO_SALE_BELOW_HIGH,
                    overweight.asset() + " is too far below its all-time high to be sold");
            return;
        }
        int other = otherThan(step, overweight.instrument());
        Decimal room = step.holdings().roomIn(other);
        if (room.isBelow(rules.minNotional())) {
            step.because(
                    CoreHodlRule.NO_ROOM,
                    "no more of the portfolio may be in "
                            + step.parameters().targets().get(other).asset());
            return;
        }
        Decimal quantity = step.holdings()
                .invested()
                .times(drift)
                .min(room)
                .dividedBy(market.close(), 18, RoundingMode.DOWN)
                .floorToStep(rules.quantityStep());
        if (!quantity.isPositive() || rules.isTooSmall(quantity, quantity.times(market.close()))) {
            return;
        }
        step.state()
                .beginRebalancing(ParentOrder.of(
                        name(
                                ParentOrderName.Purpose.REBALANCE_SALE,
                                step.state().rebalancings() + 1,
                                overweight),
                        overweight.instrument(),
                        Side.SELL,
                        ExecutionStyle.MAKER_THEN_MARKET,
                        new OrderAmount.OfBase(quantity)));
    }

    private static ParentOrderName name(ParentOrderName.Purpose purpose, long number, AssetTarget target) {
        return purpose.name(target.instrument().symbol() + "." + SerialNumber.padded(number, 4));
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
