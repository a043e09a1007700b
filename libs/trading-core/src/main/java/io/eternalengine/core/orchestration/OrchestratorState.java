package io.eternalengine.core.orchestration;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.state.FrozenMap;
import io.eternalengine.core.state.RecentList;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;

/**
 * All that orchestration knows.
 *
 * @param totalCapital all capital that came: deposits, and profits that were passed on
 * @param capital of each engine's account: what came into it less what went
 * @param profitMoved of FUNDING's growing total
 * @param proceedsMoved of TACTICAL's growing total
 * @param underWay transfers that are not settled, by id
 * @param transfers decided so far; numbers them
 * @param recalled capital that was taken from an account's engine and has not left the account yet, by account
 * @param promised to accounts out of what was recalled, by account
 * @param allocations made so far; numbers them
 * @param deposits heard lately, oldest first, against duplicates
 */
public record OrchestratorState(
        Decimal totalCapital,
        FrozenMap<String, Decimal> capital,
        FrozenMap<String, Decimal> recalled,
        FrozenMap<String, Decimal> promised,
        Decimal profitMoved,
        Decimal proceedsMoved,
        FrozenMap<String, Transfer> underWay,
        long transfers,
        long allocations,
        RecentList<String> deposits) {

    /** Before the first deposit. */
    public static OrchestratorState initial() {
        return new OrchestratorState(
                Decimal.ZERO,
                FrozenMap.empty(),
                FrozenMap.empty(),
                FrozenMap.empty(),
                Decimal.ZERO,
                Decimal.ZERO,
                FrozenMap.empty(),
                0,
                0,
                RecentList.empty());
    }

    byte[] encode() {
        return new StateWriter()
                .writeDecimal(totalCapital)
                .writeMap(capital, StateWriter::writeText, StateWriter::writeDecimal)
                .writeMap(recalled, StateWriter::writeText, StateWriter::writeDecimal)
                .writeMap(promised, StateWriter::writeText, StateWriter::writeDecimal)
                .writeDecimal(profitMoved)
                .writeDecimal(proceedsMoved)
                .writeMap(underWay, StateWriter::writeText, (out, transfer) -> transfer.write(out))
                .writeLong(transfers)
                .writeLong(allocations)
                .writeAll(deposits, StateWriter::writeText)
                .toBytes();
    }

    static OrchestratorState decode(byte[] bytes) {
        var reader = new StateReader(bytes);
        var state = new OrchestratorState(
                reader.readDecimal(),
                FrozenMap.copyOf(reader.readMap(StateReader::readText, StateReader::readDecimal)),
                FrozenMap.copyOf(reader.readMap(StateReader::readText, StateReader::readDecimal)),
                FrozenMap.copyOf(reader.readMap(StateReader::readText, StateReader::readDecimal)),
                reader.readDecimal(),
                reader.readDecimal(),
                FrozenMap.copyOf(reader.readMap(StateReader::readText, Transfer::read)),
                reader.readLong(),
                reader.readLong(),
                RecentList.copyOf(reader.readAll(StateReader::readText)));
        reader.requireEnd();
        return state;
    }
}
