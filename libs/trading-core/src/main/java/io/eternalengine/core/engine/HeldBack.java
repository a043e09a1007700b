package io.eternalengine.core.engine;

import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.risk.HaltRegister;
import io.eternalengine.core.risk.RiskCommand;
import java.util.Arrays;
import java.util.List;

/**
 * Until when nothing may be opened, for the fast path, which asks once and not on every candle. Halts end by a command and
 * pauses by themselves; neither begins by itself.
 */
public final class HeldBack {
    private static final long FOR_EVER = Long.MAX_VALUE;
    private static final long NOT_ASKED = -1;

    private final EngineId engine;
    private final String account;
    private final List<InstrumentId> instruments;
    private final long[] untilMs;
    private HaltRegister halts = HaltRegister.EMPTY;
    private boolean riskHeard;

    /**
     * Nothing is known yet.
     *
     * @param instruments at their places
     */
    public HeldBack(EngineId engine, String account, List<InstrumentId> instruments) {
        this.engine = engine;
        this.account = account;
        this.instruments = List.copyOf(instruments);
        untilMs = new long[instruments.size()];
        Arrays.fill(untilMs, NOT_ASKED);
    }

    /** Goes on from here; registers are replaced when they change, so the same object is the same register. */
    @SuppressWarnings("ReferenceEquality")
    public void begin(HaltRegister register, boolean risksVoiceIsHeard) {
        if (register != halts || risksVoiceIsHeard != riskHeard) {
            halts = register;
            riskHeard = risksVoiceIsHeard;
            Arrays.fill(untilMs, NOT_ASKED);
        }
    }

    /** Risk commands something. */
    public void hear(RiskCommand command) {
        begin(halts.after(command), riskHeard);
    }

    /** The halts and pauses after all that was heard. */
    public HaltRegister halts() {
        return halts;
    }

    /** The first moment at which something may be opened on the instrument at a place, by what is known; 0 when it always may. */
    public long untilMs(int place) {
        if (untilMs[place] == NOT_ASKED) {
            untilMs[place] = riskHeard ? untilMs(instruments.get(place)) : FOR_EVER;
        }
        return untilMs[place];
    }

    private long untilMs(InstrumentId instrument) {
        if (isForbidden(instrument, FOR_EVER)) {
            return FOR_EVER;
        }
        long latestMs = 0;
        for (long endMs : halts.pausedUntilMs().values()) {
            if (endMs > latestMs && isForbidden(instrument, endMs - 1)) {
                latestMs = endMs;
            }
        }
        return latestMs;
    }

    private boolean isForbidden(InstrumentId instrument, long nowMs) {
        return halts.forbids(engine, account, instrument, nowMs).isPresent();
    }
}
