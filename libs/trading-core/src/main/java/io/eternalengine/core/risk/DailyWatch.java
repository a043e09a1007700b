package io.eternalengine.core.risk;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.state.FrozenMap;
import io.eternalengine.core.state.InstrumentCodec;
import io.eternalengine.core.state.RecentList;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;

/**
 * What risk looks at once a day.
 *
 * @param closes at midnight UTC of each coin, oldest first
 * @param correlations of the portfolio, one a day, oldest first
 * @param correlatedAtMs day of the last of them
 * @param engines how each engine does
 */
public record DailyWatch(
        FrozenMap<InstrumentId, RecentList<Close>> closes,
        RecentList<Decimal> correlations,
        long correlatedAtMs,
        FrozenMap<EngineId, EngineRecord> engines) {
    /** The close of a day. */
    public record Close(long atMs, Decimal price) {}

    /**
     * How an engine does.
     *
     * @param day of the last return, since 1970-01-01 UTC
     * @param equity of its accounts at that time, in USDT
     * @param netDeposits into them up to then
     * @param returns of the latest days, as fractions, oldest first
     * @param caseOpen whether a case of underperformance is open
     */
    public record EngineRecord(
            long day, Decimal equity, Decimal netDeposits, RecentList<Decimal> returns, boolean caseOpen) {
        void write(StateWriter writer) {
            writer.writeLong(day)
                    .writeDecimal(equity)
                    .writeDecimal(netDeposits)
                    .writeAll(returns, StateWriter::writeDecimal)
                    .writeBoolean(caseOpen);
        }

        static EngineRecord read(StateReader reader) {
            return new EngineRecord(
                    reader.readLong(),
                    reader.readDecimal(),
                    reader.readDecimal(),
                    RecentList.copyOf(reader.readAll(StateReader::readDecimal)),
                    reader.readBoolean());
        }
    }

    static final DailyWatch NOTHING_SEEN = new DailyWatch(FrozenMap.empty(), RecentList.empty(), 0, FrozenMap.empty());

    /** With one more close of a coin. */
    DailyWatch with(InstrumentId coin, RecentList<Close> days) {
        return new DailyWatch(closes.with(coin, days), correlations, correlatedAtMs, engines);
    }

    /** With one more correlation. */
    DailyWatch with(RecentList<Decimal> newCorrelations, long atMs) {
        return new DailyWatch(closes, newCorrelations, atMs, engines);
    }

    DailyWatch with(FrozenMap<EngineId, EngineRecord> newEngines) {
        return new DailyWatch(closes, correlations, correlatedAtMs, newEngines);
    }

    void write(StateWriter writer) {
        writer.writeMap(
                        closes,
                        InstrumentCodec::writeId,
                        (out, days) -> out.writeAll(
                                days,
                                (inner, close) -> inner.writeLong(close.atMs()).writeDecimal(close.price())))
                .writeAll(correlations, StateWriter::writeDecimal)
                .writeLong(correlatedAtMs)
                .writeMap(engines, StateWriter::writeEnum, (out, engine) -> engine.write(out));
    }

    static DailyWatch read(StateReader reader) {
        return new DailyWatch(
                FrozenMap.copyOf(reader.readMap(
                        InstrumentCodec::readId,
                        in -> RecentList.copyOf(
                                in.readAll(inner -> new Close(inner.readLong(), inner.readDecimal()))))),
                RecentList.copyOf(reader.readAll(StateReader::readDecimal)),
                reader.readLong(),
                FrozenMap.<EngineId, EngineRecord>copyOf(
                        reader.readMap(in -> in.readEnum(EngineId.class), EngineRecord::read)));
    }
}
