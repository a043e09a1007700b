package io.eternalengine.engine;

import static io.eternalengine.domain.Markets.HOUR_MS;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;

/** A candle that the exchange published long after its end, as after an outage. */
public final class LateCandle {
    private LateCandle() {}

    public static EngineInput closed(InstrumentId id, long closeTimeMs, Decimal price, long toldAtMs) {
        return new EngineInput.CandleClosed(
                new Candle(id, closeTimeMs - HOUR_MS, HOUR_MS, price, price, price, price, Decimal.ONE, toldAtMs));
    }
}
