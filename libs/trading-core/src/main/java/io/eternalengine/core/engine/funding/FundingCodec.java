package io.eternalengine.core.engine.funding;

import io.eternalengine.core.model.CapitalAllocation;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.risk.HaltRegister;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;

/** The canonical bytes of {@link FundingState}. */
final class FundingCodec {
    private FundingCodec() {}

    static byte[] encode(FundingState state) {
        var writer = new StateWriter()
                .writeOptional(state.capital(), FundingCodec::writeCapital)
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
                reader.readOptional(FundingCodec::readCapital),
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

    private static void writeCapital(StateWriter writer, CapitalAllocation capital) {
        writer.writeText(capital.allocationId())
                .writeText(capital.account())
                .writeDecimal(capital.totalCapital())
                .writeDecimal(capital.engineCapital())
                .writeLong(capital.effectiveFromMs());
    }

    private static CapitalAllocation readCapital(StateReader reader) {
        return new CapitalAllocation(
                reader.readText(),
                EngineId.FUNDING,
                reader.readText(),
                reader.readDecimal(),
                reader.readDecimal(),
                reader.readLong());
    }
}
