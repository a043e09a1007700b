package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.accounting.SpotBalances;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.risk.HaltRegister;
import io.eternalengine.core.state.CapitalCodec;
import io.eternalengine.core.state.FrozenMap;
import io.eternalengine.core.state.InstrumentCodec;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;
import java.util.TreeSet;

/** The canonical bytes of {@link CoreHodlState}. */
final class CoreHodlCodec {
    private CoreHodlCodec() {}

    static byte[] encode(CoreHodlState state) {
        var writer = new StateWriter().writeEnum(state.phase()).writeOptional(state.capital(), CapitalCodec::write);
        state.balances().write(writer);
        writer.writeMap(state.instruments(), InstrumentCodec::writeId, InstrumentCodec::write)
                .writeMap(state.markets(), InstrumentCodec::writeId, (out, market) -> market.write(out));
        state.program().write(writer);
        writer.writeMap(state.tasks(), StateWriter::writeText, (out, task) -> task.write(out))
                .writeDecimal(state.contribution())
                .writeLong(state.contributionSlices())
                .writeLong(state.rebalancings())
                .writeLong(state.lastRebalanceQuarter());
        state.halts().write(writer);
        writer.writeBoolean(state.riskHeard()).writeAll(state.liquidating(), InstrumentCodec::writeId);
        state.endedTries().write(writer);
        state.venueFacts().writeIfAny(writer);
        return writer.toBytes();
    }

    static CoreHodlState decode(byte[] bytes) {
        var reader = new StateReader(bytes);
        var state = new CoreHodlState(
                reader.readEnum(CoreHodlPhase.class),
                reader.readOptional(in -> CapitalCodec.read(in, EngineId.CORE_HODL)),
                SpotBalances.read(reader),
                FrozenMap.copyOf(reader.readMap(InstrumentCodec::readId, InstrumentCodec::read)),
                FrozenMap.copyOf(reader.readMap(InstrumentCodec::readId, MarketView::read)),
                PurchaseProgram.read(reader),
                FrozenMap.copyOf(reader.readMap(StateReader::readText, Task::read)),
                reader.readDecimal(),
                reader.readLong(),
                reader.readLong(),
                reader.readLong(),
                HaltRegister.read(reader),
                reader.readBoolean(),
                new TreeSet<>(reader.readAll(InstrumentCodec::readId)),
                EndedTries.read(reader),
                VenueFacts.readIfAny(reader));
        reader.requireEnd();
        return state;
    }
}
