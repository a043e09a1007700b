package io.eternalengine.core.engine.funding;

import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.risk.HaltRegister;
import io.eternalengine.core.state.CapitalCodec;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;

/** The canonical bytes of {@link FundingState}. */
final class FundingCodec {
    private FundingCodec() {}

    static byte[] encode(FundingState state) {
        var writer = new StateWriter()
                .writeOptional(state.capital(), CapitalCodec::write)
                .writeAll(state.carries(), (out, carry) -> carry.write(out))
                .writeDecimal(state.cash())
                .writeDecimal(state.profitForTactical())
                .writeDecimal(state.fundingReceived())
                .writeBoolean(state.marginLow())
                .writeLong(state.clockMs());
        state.halts().write(writer);
        return writer.writeBoolean(state.riskHeard()).toBytes();
    }

    static FundingState decode(byte[] bytes) {
        var reader = new StateReader(bytes);
        var state = new FundingState(
                reader.readOptional(in -> CapitalCodec.read(in, EngineId.FUNDING)),
                reader.readAll(Carry::read),
                reader.readDecimal(),
                reader.readDecimal(),
                reader.readDecimal(),
                reader.readBoolean(),
                reader.readLong(),
                HaltRegister.read(reader),
                reader.readBoolean());
        reader.requireEnd();
        return state;
    }
}
