package io.eternalengine.backtester.run;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;
import io.eternalengine.domain.state.StateHash;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.engine.TradingEngine;
import java.util.HexFormat;

/** An engine with its account and its share of the capital. */
public final class EngineSeat {
    private final String account;
    private final Decimal capitalShare;
    private final TradingEngine engine;

    /**
     * An engine before its first input.
     *
     * @param account names the seat, too: two engines of one kind have different accounts
     * @param capitalShare of the total, as a fraction
     */
    public EngineSeat(String account, Decimal capitalShare, TradingEngine engine) {
        this.account = Require.text("account", account);
        this.capitalShare = Require.fraction("capitalShare", capitalShare);
        this.engine = engine;
        engine.useNoActionBands(true);
    }

    public String account() {
        return account;
    }

    public Decimal capitalShare() {
        return capitalShare;
    }

    public TradingEngine engine() {
        return engine;
    }

    Decision on(EngineInput input) {
        return engine.on(input);
    }

    /** The engine goes on from its snapshot, as after a restart. */
    void restart() {
        engine.restore(engine.snapshot());
    }

    /** SHA-256 of the snapshot, in hex. */
    String stateHash() {
        return HexFormat.of().formatHex(StateHash.of(engine.snapshot()));
    }
}
