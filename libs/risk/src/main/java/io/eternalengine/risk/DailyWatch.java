package io.eternalengine.risk;

import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.state.InstrumentCodec;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.SortedMap;
import java.util.TreeMap;

/** What risk looks at once a day. It changes in place. */
final class DailyWatch {
    private final SortedMap<InstrumentId, CoinDays> coins = new TreeMap<>();
    private final SortedMap<EngineId, EngineRecord> engines = new TreeMap<>();
    private RecentFigures correlations = new RecentFigures(CorrelationRule.Z_DAYS);
    private long correlatedAtMs;

    CoinDays daysOf(InstrumentId coin) {
        return coins.computeIfAbsent(coin, ignored -> new CoinDays());
    }

    /** The closes of each coin at midnight UTC. */
    SortedMap<InstrumentId, CoinDays> coins() {
        return coins;
    }

    /** Of the portfolio, one a day. */
    RecentFigures correlations() {
        return correlations;
    }

    /** A correlation of this day was added. */
    void correlated(long atMs) {
        correlatedAtMs = atMs;
    }

    /** How each engine that ever had money does. */
    SortedMap<EngineId, EngineRecord> engines() {
        return engines;
    }

    void write(StateWriter writer) {
        writer.writeMap(coins, InstrumentCodec::writeId, (out, days) -> days.write(out));
        correlations.write(writer);
        writer.writeLong(correlatedAtMs).writeMap(engines, StateWriter::writeEnum, (out, engine) -> engine.write(out));
    }

    static DailyWatch read(StateReader reader) {
        var watch = new DailyWatch();
        watch.coins.putAll(reader.readMap(InstrumentCodec::readId, CoinDays::read));
        watch.correlations = RecentFigures.read(reader, CorrelationRule.Z_DAYS);
        watch.correlatedAtMs = reader.readLong();
        watch.engines.putAll(
                reader.<EngineId, EngineRecord>readMap(in -> in.readEnum(EngineId.class), EngineRecord::read));
        return watch;
    }
}
