package io.eternalengine.core.engine.trend;

import io.eternalengine.core.engine.Reason;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.OrderAmount;
import io.eternalengine.core.model.SerialNumber;
import io.eternalengine.core.risk.HaltRegister;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * SCANNING: at the close of a decision bar a trend is entered at market, with its hard stop in the same request. An entry
 * that is refused, or fills nothing, is not repeated: the next bar decides anew, as a trade of its own number.
 */
final class EntryRule {
    static final Reason WITHIN_BAR = new Reason("within-bar", "no whole decision bar has just closed");
    private static final Reason WARMING_UP = new Reason("warming-up", "too few decision bars are known");
    private static final Reason NO_SIGNAL = new Reason("no-signal", "no trend to follow");

    private static final Reason AWAITING_PAIR = new Reason(
            "awaiting-pair", "the other asset's candle of this moment, and with it the correlation, has not come yet");

    private static final String WEAK_DIRECTION = "weak-direction";
    private static final String HELD_BACK = "held-back";

    private EntryRule() {}

    /** Why there is nothing to enter; null when a trend points somewhere. */
    static @Nullable Reason nothingToEnter(MarketView market, Decimal close, EntryParameters parameters) {
        if (!market.endedABarOnTime()) {
            return WITHIN_BAR;
        }
        if (!market.indicators().areWarm()) {
            return WARMING_UP;
        }
        return signal(market, close, parameters).isEmpty() ? NO_SIGNAL : null;
    }

    /**
     * The rule that a candle comes to without an entry; null when an asset may be entered.
     *
     * @param halts that are in force; null when risk is not heard
     */
    static @Nullable String ruleWithoutEntry(
            MarketView market, Candle candle, @Nullable HaltRegister halts, TrendParameters parameters, int index) {
        Reason nothing = nothingToEnter(market, candle.close(), parameters.entries());
        if (nothing != null) {
            return nothing.rule();
        }
        if (WeakDirectionRule.forbidsEntry(market, candle.closeTimeMs(), parameters.entries())) {
            return WEAK_DIRECTION;
        }
        boolean heldBack = halts == null
                || TrendCourse.heldBack(halts, parameters, index, candle.closeTimeMs())
                        .isPresent();
        return heldBack ? HELD_BACK : null;
    }

    private static Optional<Direction> signal(MarketView market, Decimal close, EntryParameters parameters) {
        return EntrySignal.of(market.indicators(), TrendIndicators.toDouble(close), parameters);
    }

    /** Whether an asset's candle of this moment came before another one's, and its entry had to wait for that. */
    static boolean waits(TrendCourse course, int index) {
        AssetState asset = course.asset(index);
        return PairCorrelation.isMidnight(course.nowMs())
                && asset.phase() instanceof TrendPhase.Scanning
                && asset.rules() != null
                && asset.market().lastCloseTimeMs() == course.nowMs()
                && nothingToEnter(
                                asset.market(),
                                asset.lastClose(),
                                course.parameters().entries())
                        == null;
    }

    static void review(TrendCourse course, int index) {
        AssetState asset = course.asset(index);
        EntryParameters parameters = course.parameters().entries();
        Reason nothing = nothingToEnter(asset.market(), asset.lastClose(), parameters);
        if (nothing != null) {
            course.because(nothing);
            return;
        }
        Direction direction =
                signal(asset.market(), asset.lastClose(), parameters).orElseThrow();
        noteSignal(course, asset);
        if (WeakDirectionRule.forbidsEntry(asset.market(), course.nowMs(), parameters)) {
            course.because(
                    WEAK_DIRECTION,
                    "direction has been weak since " + asset.market().weakSinceMs());
            return;
        }
        Optional<String> heldBack = course.heldBack(index);
        if (heldBack.isPresent()) {
            course.because(HELD_BACK, direction + " entry: " + heldBack.get());
            return;
        }
        if (course.awaitsPair(index)) {
            course.because(AWAITING_PAIR);
            return;
        }
        enter(course, index, direction);
    }

    private static void noteSignal(TrendCourse course, AssetState asset) {
        course.note("close", asset.lastClose());
        course.note("fast", asset.market().indicators().fast());
        course.note("slow", asset.market().indicators().slow());
        course.note("adx", asset.market().indicators().adx());
        course.note("averageRange", asset.market().averageRange());
    }

    private static void enter(TrendCourse course, int index, Direction direction) {
        Trade plan = plan(course, index, direction);
        if (!plan.stopDistance().isPositive() || !plan.stopPrice().isPositive()) {
            course.because("no-stop", "a stop at " + plan.stopPrice() + " protects nothing");
            return;
        }
        Optional<Decimal> quantity = PositionSize.of(course, index, plan);
        if (quantity.isEmpty()) {
            course.because("size-too-small", "the limits leave less than the smallest order");
            return;
        }
        String name = "entry-" + SerialNumber.padded(plan.number(), 4);
        WorkingOrder order = WorkingOrder.of(course.intentId(index, name), new OrderAmount.OfBase(quantity.get()));
        course.happen(new TrendEvent.EntryDecided(index, plan, order));
        course.because("entry", direction + " " + quantity.get() + ", stop at " + plan.stopPrice());
        course.intend(index, order, direction.entrySide(), false, plan.stopPrice(), "entry");
    }

    /** The hard stop lies its multiple of the average range from the close, wider when risk commands so. */
    private static Trade plan(TrendCourse course, int index, Direction direction) {
        AssetState asset = course.asset(index);
        Decimal stopScale = asset.scale().stopDistance();
        Decimal wanted = asset.market()
                .averageRange()
                .times(course.parameters().sizing().stopRangeMultiple())
                .times(stopScale);
        Decimal stop = direction.stopToTick(
                direction.against(asset.lastClose(), wanted),
                course.rules(index).tickSize());
        Decimal distance = direction.gain(stop, asset.lastClose());
        return Trade.planned(asset.trades() + 1, direction, stop, distance, stopScale);
    }
}
