package io.eternalengine.core.engine.trend;

import io.eternalengine.core.engine.DecisionDraft;
import io.eternalengine.core.engine.EngineSteps.Outcome;
import io.eternalengine.core.engine.Reason;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.ExecutionStyle;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.OrderAmount;
import io.eternalengine.core.model.OrderIntent;
import io.eternalengine.core.model.Side;
import io.eternalengine.core.risk.HaltRegister;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run through the rules on one input: the state so far, what was decided, and the reason. */
final class TrendCourse {
    private final TrendParameters parameters;
    private final long nowMs;
    private final DecisionDraft draft = new DecisionDraft();
    private TrendState state;
    private int about = -1;

    TrendCourse(TrendParameters parameters, TrendState state, long nowMs) {
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

    void happen(TrendEvent event) {
        state = TrendEvolution.evolve(state, event, parameters);
    }

    void because(String rule, String explanation) {
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
     * never heard, is not waited for.
     */
    boolean awaitsPair(int index) {
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
        if (!state.riskHeard()) {
            return Optional.of("risk is not heard");
        }
        return heldBack(state.halts(), parameters, index, nowMs);
    }

    /** Why halts and pauses let nothing be opened in an asset at a time. */
    static Optional<String> heldBack(HaltRegister halts, TrendParameters parameters, int index, long nowMs) {
        InstrumentId instrument = parameters.assets().get(index).instrument();
        return halts.forbids(EngineId.TREND, parameters.account(), instrument, nowMs);
    }

    /** Names an intent for ever: the account, the asset, and what it is for. */
    String intentId(int index, String purpose) {
        return EngineId.TREND.label() + "." + parameters.account() + "."
                + instrument(index).symbol() + "." + purpose;
    }

    void intend(int index, WorkingOrder order, Side side, boolean reduces, @Nullable Decimal stopPrice, String reason) {
        draft.intend(new OrderIntent(
                order.intentId(),
                EngineId.TREND,
                parameters.account(),
                instrument(index),
                side,
                ExecutionStyle.MARKET,
                new OrderAmount.OfBase(order.quantity()),
                reduces,
                state.halts().epoch(),
                nowMs,
                asset(index).lastClose(),
                reason,
                stopPrice));
    }

    Outcome<TrendState> outcome() {
        return new Outcome<>(
                state,
                draft.decision(about < 0 ? state.phases() : asset(about).phase().name()));
    }
}
