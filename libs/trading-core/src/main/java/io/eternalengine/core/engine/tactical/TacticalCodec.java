package io.eternalengine.core.engine.tactical;

import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.risk.HaltRegister;
import io.eternalengine.core.state.CapitalCodec;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;

/** The canonical bytes of {@link TacticalState}. */
final class TacticalCodec {
    private TacticalCodec() {}

    static byte[] encode(TacticalState state) {
        var writer = new StateWriter()
                .writeOptional(state.capital(), CapitalCodec::write)
                .writeAll(state.markets(), (out, market) -> market.write(out));
        state.signals().write(writer);
        writer.writeDecimal(state.cash())
                .writeDecimal(state.proceedsForCore())
                .writeAll(state.deployments(), (out, deployment) -> deployment.write(out))
                .writeLong(state.deploymentsMade())
                .writeLong(state.lastDeploymentMs())
                .writeAll(state.fired(), StateWriter::writeEnum)
                .writeDecimal(state.sizeMultiplier())
                .writeLong(state.clockMs());
        state.halts().write(writer);
        return writer.writeBoolean(state.riskHeard()).toBytes();
    }

    static TacticalState decode(byte[] bytes) {
        var reader = new StateReader(bytes);
        var state = new TacticalState(
                reader.readOptional(in -> CapitalCodec.read(in, EngineId.TACTICAL)),
                reader.readAll(TacticalMarket::read),
                Signals.read(reader),
                reader.readDecimal(),
                reader.readDecimal(),
                reader.readAll(Deployment::read),
                reader.readLong(),
                reader.readLong(),
                reader.readAll(in -> in.readEnum(Trigger.class)),
                reader.readDecimal(),
                reader.readLong(),
                HaltRegister.read(reader),
                reader.readBoolean());
        reader.requireEnd();
        return state;
    }
}
