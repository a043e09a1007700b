package io.eternalengine.backtester.run;

import io.eternalengine.core.engine.Decision;
import io.eternalengine.core.engine.EngineInput;
import io.eternalengine.core.engine.QuietCandles;
import io.eternalengine.core.engine.TradingEngine;
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

    /** The rule of an input of which nothing came; null, and nothing heard, when the engine is to decide on it. */
    @Nullable
    String follow(EngineInput input) {
        return switch (input) {
            case EngineInput.CandleClosed closed -> quietCandles.follow(closed.candle());
            case EngineInput.FundingSettled settled -> quietCandles.follow(settled.settlement());
            case EngineInput.SentimentPublished published -> quietCandles.follow(published.sentiment());
            case EngineInput.TickerChanged ignored -> null;
            case EngineInput.Executed ignored -> null;
            case EngineInput.OrderMoved ignored -> null;
            case EngineInput.VerdictGiven ignored -> null;
            case EngineInput.CapitalAssigned ignored -> null;
            case EngineInput.InstrumentDescribed ignored -> null;
            case EngineInput.RiskCommanded commanded -> quietCandles.follow(commanded.command());
            case EngineInput.RiskLinkChanged ignored -> null;
        };
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
