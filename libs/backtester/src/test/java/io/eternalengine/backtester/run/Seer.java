package io.eternalengine.backtester.run;

import io.eternalengine.backtester.market.MarketSeries;
import io.eternalengine.core.engine.Decision;
import io.eternalengine.core.engine.EngineInput;
import io.eternalengine.core.engine.TradingEngine;
import io.eternalengine.core.model.EngineId;

/** Cheats: its rule depends on the last candle that the data hold. */
final class Seer implements TradingEngine<Long> {
    private final MarketSeries future;

    Seer(MarketSeries future) {
        this.future = future;
    }

    @Override
    public EngineId id() {
        return EngineId.CORE_HODL;
    }

    @Override
    public Long initialState() {
        return 0L;
    }

    @Override
    public Outcome<Long> decide(Long state, EngineInput input) {
        var last = future.candle(future.size() - 1).close();
        return new Outcome<>(state + 1, Decision.quiet("SEEING", "last-close-" + last, ""));
    }

    @Override
    public boolean hearsRisk(Long state) {
        return true;
    }

    @Override
    public byte[] encode(Long state) {
        return Long.toString(state).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public Long decode(byte[] bytes) {
        return Long.valueOf(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
    }
}
