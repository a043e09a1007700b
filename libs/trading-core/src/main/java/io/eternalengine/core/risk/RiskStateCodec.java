package io.eternalengine.core.risk;

import io.eternalengine.core.accounting.PerpetualPosition;
import io.eternalengine.core.accounting.SpotBalances;
import io.eternalengine.core.accounting.UnitisedNav;
import io.eternalengine.core.model.AccountBooks;
import io.eternalengine.core.state.FrozenMap;
import io.eternalengine.core.state.InstrumentCodec;
import io.eternalengine.core.state.RecentList;
import io.eternalengine.core.state.RecentTimes;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;

/** The canonical bytes of {@link RiskState}. */
final class RiskStateCodec {
    private RiskStateCodec() {}

    static byte[] encode(RiskState state) {
        var writer = new StateWriter();
        state.halts().write(writer);
        state.breaker().write(writer);
        state.nav().write(writer);
        writer.writeLong(state.asOfMs())
                .writeDecimal(state.equity())
                .writeDecimal(state.maxDrawdown())
                .writeMap(state.accounts(), StateWriter::writeText, RiskStateCodec::writeBooks)
                .writeMap(state.instruments(), InstrumentCodec::writeId, InstrumentCodec::write)
                .writeMap(
                        state.marks(),
                        InstrumentCodec::writeId,
                        (out, mark) -> out.writeDecimal(mark.price()).writeLong(mark.atMs()))
                .writeMap(state.pending(), StateWriter::writeText, (out, order) -> order.write(out))
                .writeAll(state.judged(), StateWriter::writeText)
                .writeAll(state.openingsAtMs(), StateWriter::writeLong)
                .writeAll(state.transitions(), (out, transition) -> transition.write(out))
                .writeLong(state.executionsApplied());
        state.surveillance().write(writer);
        state.daily().write(writer);
        return writer.toBytes();
    }

    static RiskState decode(byte[] bytes) {
        var reader = new StateReader(bytes);
        var state = new RiskState(
                HaltRegister.read(reader),
                CircuitBreaker.read(reader),
                UnitisedNav.read(reader),
                reader.readLong(),
                reader.readDecimal(),
                reader.readDecimal(),
                FrozenMap.copyOf(reader.readMap(StateReader::readText, RiskStateCodec::readBooks)),
                FrozenMap.copyOf(reader.readMap(InstrumentCodec::readId, InstrumentCodec::read)),
                FrozenMap.copyOf(
                        reader.readMap(InstrumentCodec::readId, in -> new Mark(in.readDecimal(), in.readLong()))),
                FrozenMap.copyOf(reader.readMap(StateReader::readText, PendingOrder::read)),
                RecentList.copyOf(reader.readAll(StateReader::readText)),
                RecentTimes.copyOf(reader.readAll(StateReader::readLong)),
                RecentList.copyOf(reader.readAll(BreakerTransition::read)),
                reader.readLong(),
                Surveillance.read(reader),
                DailyWatch.read(reader));
        reader.requireEnd();
        return state;
    }

    private static void writeBooks(StateWriter writer, AccountBooks books) {
        writer.writeText(books.account());
        books.balances().write(writer);
        writer.writeDecimal(books.netDeposits())
                .writeLong(books.asOfMs())
                .writeBoolean(books.reconciled())
                .writeText(books.difference())
                .writeMap(books.perpetuals(), InstrumentCodec::writeId, (out, position) -> position.write(out));
    }

    private static AccountBooks readBooks(StateReader reader) {
        return new AccountBooks(
                reader.readText(),
                SpotBalances.read(reader),
                reader.readDecimal(),
                reader.readLong(),
                reader.readBoolean(),
                reader.readText(),
                reader.readMap(InstrumentCodec::readId, PerpetualPosition::read));
    }
}
