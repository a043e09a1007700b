package io.eternalengine.domain.state;

import io.eternalengine.domain.model.CapitalAllocation;
import io.eternalengine.domain.model.EngineId;

/** Canonical form of the capital in an engine's state; the engine itself is not written, since the state is its own. */
public final class CapitalCodec {
    private CapitalCodec() {}

    public static void write(StateWriter writer, CapitalAllocation capital) {
        writer.writeText(capital.allocationId())
                .writeText(capital.account())
                .writeDecimal(capital.totalCapital())
                .writeDecimal(capital.engineCapital())
                .writeLong(capital.effectiveFromMs());
    }

    public static CapitalAllocation read(StateReader reader, EngineId engine) {
        return new CapitalAllocation(
                reader.readText(),
                engine,
                reader.readText(),
                reader.readDecimal(),
                reader.readDecimal(),
                reader.readLong());
    }
}
