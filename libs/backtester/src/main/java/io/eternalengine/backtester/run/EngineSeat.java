package io.eternalengine.backtester.run;

import io.eternalengine.core.engine.Decision;
import io.eternalengine.core.engine.EngineInput;
import io.eternalengine.core.engine.QuietCandles;
import io.eternalengine.core.engine.TradingEngine;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Require;
import io.eternalengine.core.state.StateHash;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An engine with its account and its share of the capital, and the state that it has come to.
 *
 * @param <S> the engine's state
 */
public final class EngineSeat<S> {
    private final String account;
    private final Decimal capitalShare;
    private final TradingEngine<S> engine;
    private final QuietCandles<S> quietCandles;

    /**
     * An engine before its first input.
     *
     * @param account names the seat, too: two engines of one kind have different accounts
     * @param capitalShare of the total, as a fraction
     */
    public EngineSeat(String account, Decimal capitalShare, TradingEngine<S> engine) {
        this.account = Require.text("account", account);
        this.capitalShare = Require.fraction("capitalShare", capitalShare);
        this.engine = engine;
        quietCandles = engine.quietCandles();
        quietCandles.begin(engine.initialState());
    }

    public String account() {
        return account;
    }

    public Decimal capitalShare() {
        return capitalShare;
    }

    public TradingEngine<S> engine() {
        return engine;
    }

    Decision decide(EngineInput input) {
        TradingEngine.Outcome<S> outcome = engine.decide(quietCandles.state(), input);
        quietCandles.begin(outcome.state());
        return outcome.decision();
    }

    /** The rule of a candle of which nothing came; null, and nothing heard, when the engine is to decide on it. */
    @Nullable
    String follow(Candle candle) {
        return quietCandles.follow(candle);
    }

    /** The same for every other input. */
    @Nullable
    String follow(EngineInput input) {
        // Not a switch: one over many patterns takes its time, and most that come here are of the first few.
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

    /** All that the engine ever set aside for another one. */
    Decimal setAside() {
        return quietCandles.setAside();
    }

    /** The engine goes on from its snapshot, as after a restart. */
    void restart() {
        quietCandles.begin(engine.decode(engine.encode(quietCandles.state())));
    }

    /** SHA-256 of the state, in hex. */
    String stateHash() {
        return HexFormat.of().formatHex(StateHash.of(engine.encode(quietCandles.state())));
    }
}
