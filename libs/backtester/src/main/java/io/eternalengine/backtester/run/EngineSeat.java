package io.eternalengine.backtester.run;

import io.eternalengine.core.engine.Decision;
import io.eternalengine.core.engine.EngineInput;
import io.eternalengine.core.engine.TradingEngine;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Require;
import java.util.HexFormat;

/**
 * An engine with its account and its share of the capital, and the state that it has come to.
 *
 * @param <S> the engine's state
 */
public final class EngineSeat<S> {
    private final String account;
    private final Decimal capitalShare;
    private final TradingEngine<S> engine;
    private S state;

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
        state = engine.initialState();
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
        TradingEngine.Outcome<S> outcome = engine.decide(state, input);
        state = outcome.state();
        return outcome.decision();
    }

    /** The engine goes on from its snapshot, as after a restart. */
    void restart() {
        state = engine.decode(engine.encode(state));
    }

    /** SHA-256 of the state, in hex. */
    String stateHash() {
        return HexFormat.of().formatHex(io.eternalengine.core.state.StateHash.of(engine.encode(state)));
    }
}
