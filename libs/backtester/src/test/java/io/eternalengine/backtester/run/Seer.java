package io.eternalengine.backtester.run;

import io.eternalengine.backtester.market.MarketSeries;
import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.engine.TradingEngine;
import java.nio.charset.StandardCharsets;

/** Cheats: its rule depends on the last candle that the data hold. */
final class Seer implements TradingEngine {
    private final MarketSeries future;
    private long inputs;

    Seer(MarketSeries future) {
        this.future = future;
    }

    @Override
    public EngineId id() {
        return EngineId.CORE_HODL;
    }

    @Override
    public Decision on(EngineInput input) {
        inputs++;
        var last = future.candle(future.size() - 1).close();
        return Decision.withoutIntents("SEEING", () -> "last-close-" + last, "");
    }

    @Override
    public boolean riskLeaseHeld() {
        return true;
    }

    @Override
    public HaltRegister halts() {
        return HaltRegister.EMPTY;
    }

    @Override
    public byte[] snapshot() {
        return Long.toString(inputs).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void restore(byte[] snapshot) {
        inputs = Long.parseLong(new String(snapshot, StandardCharsets.UTF_8));
    }
}
