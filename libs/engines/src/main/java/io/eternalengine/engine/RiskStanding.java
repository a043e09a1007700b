package io.eternalengine.engine;

import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.halt.RiskCommand;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.Optional;

/**
 * What an engine has applied of risk: its halts and pauses, and whether the lease on its heartbeat is held. It changes in place
 * and is part of the engine's state. At first nothing is halted and no lease is held, so nothing is opened.
 */
public final class RiskStanding {
    private HaltRegister halts = HaltRegister.EMPTY;
    private boolean leaseHeld;

    public void on(RiskCommand command) {
        halts = halts.after(command);
    }

    public void holdLease(boolean held) {
        leaseHeld = held;
    }

    public HaltRegister halts() {
        return halts;
    }

    public boolean leaseHeld() {
        return leaseHeld;
    }

    /** Why nothing may be opened on an instrument now; empty when it may. Reductions are never asked for. */
    public Optional<String> forbids(EngineId engine, String account, InstrumentId instrument, long nowMs) {
        return leaseHeld ? halts.forbids(engine, account, instrument, nowMs) : Optional.of("risk is not heard");
    }

    public void write(StateWriter writer) {
        halts.write(writer);
        writer.writeBoolean(leaseHeld);
    }

    /** Reads what {@link #write} wrote. */
    public static RiskStanding read(StateReader reader) {
        var standing = new RiskStanding();
        standing.halts = HaltRegister.read(reader);
        standing.leaseHeld = reader.readBoolean();
        return standing;
    }
}
