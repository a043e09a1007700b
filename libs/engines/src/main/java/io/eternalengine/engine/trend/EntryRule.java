package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.SerialNumber;
import io.eternalengine.engine.Reason;
import io.eternalengine.engine.SharedRule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * SCANNING: at the close of a decision bar a trend is entered at market, with its hard stop in the same request. An entry
 * that is refused, or fills nothing, is not repeated: the next bar decides anew, as a trade of its own number.
 */
final class EntryRule {
    static final Reason WITHIN_BAR = new Reason(TrendRule.WITHIN_BAR, "no whole decision bar has just closed");
    private static final Reason WARMING_UP = new Reason(TrendRule.WARMING_UP, "too few decision bars are known");
    private static final Reason NO_SIGNAL = new Reason(TrendRule.NO_SIGNAL, "no trend to follow");

    private static final Reason AWAITING_CORRELATION = new Reason(
            TrendRule.AWAITING_PAIR,
            "the other asset's candle of this moment, and with it the correlation, has not come yet");

    private static final Reason CAPITAL_LATER =
            new Reason(SharedRule.AWAITING_CAPITAL, "the capital is assigned for a later time: history warms up only");

    private EntryRule() {}

    /** Why there is nothing to enter; null when a trend points somewhere. */
    static @Nullable Reason nothingToEnter(TrendMarket market, Decimal close, EntryParameters parameters) {
        if (!market.endedABarOnTime()) {
            return WITHIN_BAR;
        }
        if (!market.indicators().areWarm()) {
            return WARMING_UP;
        }
        return signal(market, close, parameters).isEmpty() ? NO_SIGNAL : null;
    }

    private static Optional<Direction> signal(TrendMarket market, Decimal close, EntryParameters parameters) {
        return EntrySignal.of(market.indicators(), TrendIndicators.toDouble(close), parameters);
    }

    /** Whether an asset's candle of this moment came before another one's, and its entry had to wait for that. */
    static boolean waits(TrendStep step, int index) {
        AssetState asset = step.asset(index);
        return PairCorrelation.isMidnight(step.nowMs())
                && asset.phase() instanceof TrendPhase.Scanning
                && asset.rules() != null
                && asset.market().lastCloseTimeMs() == step.nowMs()
                && nothingToEnter(
                                asset.market(),
                                asset.lastClose(),
                                step.parameters().entries())
                        == null;
    }

    static void review(TrendStep step, int index) {
        AssetState asset = step.asset(index);
        EntryParameters parameters = step.parameters().entries();
        Reason nothing = nothingToEnter(asset.market(), asset.lastClose(), parameters);
        if (nothing != null) {
            step.because(nothing);
            return;
        }
        if (!step.state().hasCapitalAt(step.nowMs())) {
            step.because(CAPITAL_LATER);
            return;
        }
        Direction direction =
                signal(asset.market(), asset.lastClose(), parameters).orElseThrow();
        noteSignal(step, asset);
        if (WeakDirectionRule.forbidsEntry(asset.market().weakSinceMs(), step.nowMs(), parameters)) {
            step.because(
                    TrendRule.WEAK_DIRECTION,
                    "direction has been weak since " + asset.market().weakSinceMs());
            return;
        }
        Optional<String> heldBack = step.heldBack(index);
        if (heldBack.isPresent()) {
            step.because(SharedRule.HELD_BACK, direction + " entry: " + heldBack.get());
            return;
        }
        if (step.awaitsCorrelation(index)) {
            step.because(AWAITING_CORRELATION);
            return;
        }
        enter(step, index, direction);
    }

    private static void noteSignal(TrendStep step, AssetState asset) {
        step.note("close", asset.lastClose());
        step.note("fast", asset.market().indicators().fast());
        step.note("slow", asset.market().indicators().slow());
        step.note("adx", asset.market().indicators().adx());
        step.note("averageRange", asset.market().averageRange());
    }

    private static void enter(TrendStep step, int index, Direction direction) {
        Trade plan = plan(step, index, direction);
        if (!plan.stopDistance().isPositive() || !plan.stopPrice().isPositive()) {
            step.because(TrendRule.NO_STOP, "a stop at " + plan.stopPrice() + " protects nothing");
            return;
        }
        Optional<Decimal> quantity = PositionSize.of(step, index, plan);
        if (quantity.isEmpty()) {
            step.because(TrendRule.SIZE_TOO_SMALL, "the limits leave less than the smallest order");
            return;
        }
        String name = "entry-" + SerialNumber.padded(plan.number(), 4);
        WorkingOrder order = WorkingOrder.of(step.intentId(index, name), new OrderAmount.OfBase(quantity.get()));
        step.asset(index).enter(plan, order);
        step.because(TrendRule.ENTRY, direction + " " + quantity.get() + ", stop at " + plan.stopPrice());
        step.intend(index, order, direction.entrySide(), false, plan.stopPrice(), TrendRule.ENTRY);
    }

    /** The hard stop lies its multiple of the average range from the close, wider when risk commands so. */
    private static Trade plan(TrendStep step, int index, Direction direction) {
        AssetState asset = step.asset(index);
        Decimal stopScale = asset.scale().stopDistance();
        Decimal wanted = asset.market()
                .averageRange()
                .times(step.parameters().sizing().stopAtrMultiple())
                .times(stopScale);
        Decimal stop = direction.stopToTick(
                direction.against(asset.lastClose(), wanted), step.rules(index).tickSize());
        Decimal distance = direction.gain(stop, asset.lastClose());
        return Trade.planned(asset.trades() + 1, direction, stop, distance, stopScale);
    }
}
