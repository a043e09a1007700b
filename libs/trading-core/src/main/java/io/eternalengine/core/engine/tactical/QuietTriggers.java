package io.eternalengine.core.engine.tactical;

import io.eternalengine.core.engine.DecisionDraft;
import io.eternalengine.core.engine.HeldBack;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.FundingSettlement;
import io.eternalengine.core.model.Sentiment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the triggers look at while it is followed, and when one of them may fire. */
final class QuietTriggers {
    private final TacticalParameters parameters;
    private final HeldBack heldBack;
    private TacticalState begun;
    private Signals signals;
    private List<Trigger> fired;
    private Decimal sizeMultiplier;

    QuietTriggers(TacticalParameters parameters, HeldBack heldBack, TacticalState state) {
        this.parameters = parameters;
        this.heldBack = heldBack;
        begun = state;
        signals = state.signals();
        fired = state.fired();
        sizeMultiplier = state.sizeMultiplier();
    }

    void begin(TacticalState state) {
        begun = state;
        signals = state.signals();
        fired = state.fired();
        sizeMultiplier = state.sizeMultiplier();
    }

    Signals signals() {
        return signals;
    }

    List<Trigger> fired() {
        return fired;
    }

    Decimal sizeMultiplier() {
        return sizeMultiplier;
    }

    boolean isHigh(Candle candle) {
        return candle.high().isAbove(signals.allTimeHigh());
    }

    void see(Candle candle) {
        if (isHigh(candle)) {
            signals = signals.withHigh(candle.high());
            fired = List.of();
        }
    }

    void see(FundingSettlement settlement) {
        if (settlement.instrument().equals(parameters.fundingInstrument())) {
            signals = signals.with(settlement, parameters.confirmingRatePer8h());
        }
    }

    void see(Sentiment sentiment) {
        signals = signals.with(sentiment);
    }

    void scale(Decimal multiplier) {
        sizeMultiplier = multiplier;
    }

    /** The rule that they name on a candle of the watched asset; null when one of them may fire. */
    @Nullable
    String ruleAt(Candle candle, Decimal[] closes, long nowMs) {
        if (begun.capital() == null || nowMs < soonestMs()) {
            return DecisionDraft.NOTHING_DUE;
        }
        Signals after = isHigh(candle) ? signals.withHigh(candle.high()) : signals;
        Trigger trigger = firstThatHolds(after, isHigh(candle) ? List.of() : fired, candle.close(), nowMs);
        if (trigger == null || !hasMoneyFor(trigger) || !everyMarketIsKnown(closes)) {
            return DecisionDraft.NOTHING_DUE;
        }
        return isHeldBack(nowMs) ? TriggerRule.AWAITING_PERMIT : null;
    }

    /** From when on another deployment may follow the last one; a time between them that is beyond all times never ends. */
    private long soonestMs() {
        long lastMs = begun.lastDeploymentMs();
        long betweenMs = parameters.betweenDeployments().toMillis();
        if (lastMs < 0) {
            return 0;
        }
        return betweenMs > Long.MAX_VALUE - lastMs ? Long.MAX_VALUE : lastMs + betweenMs;
    }

    private @Nullable Trigger firstThatHolds(Signals seen, List<Trigger> over, Decimal price, long nowMs) {
        for (int i = 0; i < Trigger.ALL.size(); i++) {
            Trigger trigger = Trigger.ALL.get(i);
            if (!over.contains(trigger) && TriggerRule.holds(trigger, seen, price, parameters, nowMs)) {
                return trigger;
            }
        }
        return null;
    }

    private boolean hasMoneyFor(Trigger trigger) {
        return TriggerRule.amount(begun.cash(), trigger, sizeMultiplier, parameters)
                .isPositive();
    }

    private boolean everyMarketIsKnown(Decimal[] closes) {
        for (int i = 0; i < closes.length; i++) {
            if (begun.markets().get(i).rules() == null || !closes[i].isPositive()) {
                return false;
            }
        }
        return true;
    }

    private boolean isHeldBack(long nowMs) {
        for (int i = 0; i < parameters.assets().size(); i++) {
            if (nowMs < heldBack.untilMs(i)) {
                return true;
            }
        }
        return false;
    }

    /** Bounds the prices of the watched asset and the times at which none of them can hold; a new high is not among them. */
    void bound(QuietCorridor corridor, Decimal price, long nowMs) {
        if (begun.capital() == null) {
            return;
        }
        if (firstThatHolds(signals, fired, price, nowMs) != null) {
            corridor.endAt(soonestMs());
            return;
        }
        for (int i = 0; i < Trigger.ALL.size(); i++) {
            Trigger trigger = Trigger.ALL.get(i);
            if (!fired.contains(trigger)) {
                bound(corridor, trigger);
            }
        }
    }

    /** Fear comes with an index of sentiment or a settlement, not with a price. */
    private void bound(QuietCorridor corridor, Trigger trigger) {
        switch (trigger) {
            case DEEP_FALL -> corridor.keepAbove(0, signals.bottomAfter(parameters.deepFall()));
            case FALL -> corridor.keepAbove(0, signals.bottomAfter(parameters.fall()));
            case FEAR -> {}
        }
    }
}
