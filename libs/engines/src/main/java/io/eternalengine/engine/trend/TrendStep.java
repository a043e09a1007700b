package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Side;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.DecisionDraft;
import io.eternalengine.engine.Reason;
import io.eternalengine.engine.RuleName;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run through the rules on one input: the state as it is, what was decided, and the reason. */
final class TrendStep {
    private final TrendParameters parameters;
    private final long nowMs;
    private final DecisionDraft draft = new DecisionDraft();
    private final TrendState state;
    private int about = -1;

    TrendStep(TrendParameters parameters, TrendState state, long nowMs) {
        this.parameters = parameters;
        this.state = state;
        this.nowMs = nowMs;
    }

    TrendParameters parameters() {
        return parameters;
    }

    TrendState state() {
        return state;
    }

    AssetState asset(int index) {
        return state.assets().get(index);
    }

    InstrumentId instrument(int index) {
        return parameters.assets().get(index).instrument();
    }

    Instrument rules(int index) {
        return Objects.requireNonNull(asset(index).rules(), "rules");
    }

    long nowMs() {
        return nowMs;
    }

    /** The input concerns one asset, whose phase names the state in the decision. */
    void concerns(int index) {
        about = index;
    }

    void because(RuleName rule, String explanation) {
        draft.because(rule, explanation);
    }

    void because(Reason reason) {
        draft.because(reason);
    }

    void note(String name, Object value) {
        draft.note(name, value);
    }

    /**
     * Whether the correlation lacks a close of this moment that is still to come. A market that missed its last candle, or was
     * never received, is not waited for.
     */
    boolean awaitsCorrelation(int index) {
        if (!PairCorrelation.isMidnight(nowMs) || state.correlation().isKnownAt(nowMs)) {
            return false;
        }
        long lastCandleMs = nowMs - parameters.candle().toMillis();
        for (int other = 0; other < state.assets().size(); other++) {
            if (other != index && asset(other).market().lastCloseTimeMs() == lastCandleMs) {
                return true;
            }
        }
        return false;
    }

    /** Why nothing may be opened in an asset now; exits are never held back. */
    Optional<String> heldBack(int index) {
        return state.risk().forbids(EngineId.TREND, parameters.account(), instrument(index), nowMs);
    }

    /** Names an intent for ever: the account, the asset, and what it is for. */
    String intentId(int index, String purpose) {
        return EngineId.TREND.label() + "." + parameters.account() + "."
                + instrument(index).symbol() + "." + purpose;
    }

    void intend(
            int index,
            WorkingOrder order,
            Side side,
            boolean reduceOnly,
            @Nullable Decimal stopPrice,
            RuleName reason) {
        draft.intend(new OrderIntent(
                order.intentId(),
                EngineId.TREND,
                parameters.account(),
                instrument(index),
                side,
                ExecutionStyle.MARKET,
                new OrderAmount.OfBase(order.quantity()),
                reduceOnly,
                state.risk().halts().epoch(),
                nowMs,
                asset(index).lastClose(),
                reason.text(),
                stopPrice));
    }

    /** Asks for the stop of a trade to stand there. */
    void moveStop(int index, String intentId, Trade trade, Decimal stop) {
        draft.intend(new OrderIntent(
                intentId,
                EngineId.TREND,
                parameters.account(),
                instrument(index),
                trade.direction().exitSide(),
                ExecutionStyle.MOVE_STOP,
                new OrderAmount.OfBase(trade.quantity()),
                true,
                state.risk().halts().epoch(),
                nowMs,
                asset(index).lastClose(),
                TrendRule.STOP_MOVED.text(),
                stop));
    }

    Decision decision() {
        return draft.decision(about < 0 ? state.phases() : asset(about).phase().name());
    }
}
