package io.eternalengine.core.engine;

import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.risk.HaltRegister;
import org.jspecify.annotations.Nullable;

/**
 * A machine over an engine that is written as pure steps from state to state.
 *
 * @param <S> the engine's state
 */
public final class SteppedEngine<S> implements TradingEngine {
    private final EngineSteps<S> steps;
    private final QuietCandles<S> quietCandles;
    private boolean followsInPlace;
    private Decision lastFollowed = Decision.quiet("", "", "");

    public SteppedEngine(EngineSteps<S> steps) {
        this.steps = steps;
        quietCandles = steps.quietCandles();
        quietCandles.begin(steps.initialState());
    }

    @Override
    public void useNoActionBands(boolean use) {
        followsInPlace = use;
    }

    @Override
    public EngineId id() {
        return steps.id();
    }

    @Override
    public Decision on(EngineInput input) {
        String rule = followsInPlace ? follow(input) : null;
        if (rule != null) {
            return followed(rule);
        }
        EngineSteps.Outcome<S> outcome = steps.decide(quietCandles.state(), input);
        quietCandles.begin(outcome.state());
        return outcome.decision();
    }

    /** Mostly the same as the last time. */
    private Decision followed(String rule) {
        if (!lastFollowed.rule().equals(rule)) {
            lastFollowed = Decision.quiet("", rule, "");
        }
        return lastFollowed;
    }

    private @Nullable String follow(EngineInput input) {
        // Not a switch: one over many patterns takes its time, and most that come here are of the first few.
        if (input instanceof EngineInput.CandleClosed closed) {
            return quietCandles.follow(closed.candle());
        }
        if (input instanceof EngineInput.FundingSettled settled) {
            return quietCandles.follow(settled.settlement());
        }
        if (input instanceof EngineInput.SentimentPublished published) {
            return quietCandles.follow(published.sentiment());
        }
        return input instanceof EngineInput.RiskCommanded commanded ? quietCandles.follow(commanded.command()) : null;
    }

    @Override
    public boolean riskLeaseHeld() {
        return steps.hearsRisk(state());
    }

    @Override
    public HaltRegister halts() {
        return steps.halts(state());
    }

    /** The state after all that was applied. */
    public S state() {
        return quietCandles.state();
    }

    @Override
    public byte[] snapshot() {
        return steps.encode(state());
    }

    @Override
    public void restore(byte[] snapshot) {
        quietCandles.begin(steps.decode(snapshot));
    }
}
