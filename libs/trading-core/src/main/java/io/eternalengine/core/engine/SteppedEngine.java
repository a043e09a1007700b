package io.eternalengine.core.engine;

import io.eternalengine.core.model.Decimal;
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
            return Decision.quiet("", rule, "");
        }
        EngineSteps.Outcome<S> outcome = steps.decide(quietCandles.state(), input);
        quietCandles.begin(outcome.state());
        return outcome.decision();
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
        if (input instanceof EngineInput.RiskCommanded commanded) {
            return quietCandles.follow(commanded.command());
        }
        if (input instanceof EngineInput.Executed executed) {
            return quietCandles.follow(executed.execution());
        }
        if (input instanceof EngineInput.OrderMoved moved) {
            return quietCandles.follow(moved.update());
        }
        return input instanceof EngineInput.VerdictGiven given ? quietCandles.follow(given.verdict()) : null;
    }

    @Override
    public boolean riskLeaseHeld() {
        return steps.hearsRisk(state());
    }

    @Override
    public HaltRegister halts() {
        return steps.halts(state());
    }

    @Override
    public Decimal setAside() {
        return quietCandles.setAside();
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
