package io.eternalengine.core.engine;

import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.risk.HaltRegister;

/**
 * Until when nothing may be opened, for the fast path, which asks once and not on every candle. Halts end by a command and
 * pauses by themselves; neither begins by itself.
 */
public final class HeldBack {
    /** No time ends it. */
    public static final long FOR_EVER = Long.MAX_VALUE;

    private HeldBack() {}

    /** The first moment at which an order may be made as far as these halts and pauses go; 0 when it always may. */
    public static long untilMs(HaltRegister halts, EngineId engine, String account, InstrumentId instrument) {
        if (halts.forbids(engine, account, instrument, FOR_EVER).isPresent()) {
            return FOR_EVER;
        }
        long untilMs = 0;
        for (long endMs : halts.pausedUntilMs().values()) {
            if (endMs > untilMs
                    && halts.forbids(engine, account, instrument, endMs - 1).isPresent()) {
                untilMs = endMs;
            }
        }
        return untilMs;
    }
}
