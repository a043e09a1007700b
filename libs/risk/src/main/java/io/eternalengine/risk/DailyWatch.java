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
    private final CorrelationLimits limits;
    private RecentFigures correlations;

    DailyWatch(CorrelationLimits limits) {
        this.limits = limits;
        correlations = new RecentFigures(limits.zScoreDays());
    }

    CoinDays daysOf(InstrumentId coin) {
        return coins.computeIfAbsent(coin, ignored -> new CoinDays(limits.windowDays()));
    }

    /** The closes of each coin at midnight UTC. */
    SortedMap<InstrumentId, CoinDays> coins() {
        return coins;
    }

    /** Of the portfolio, one a day. */
    RecentFigures correlations() {
        return correlations;
    }

    /** How each engine that ever had money does. */
    SortedMap<EngineId, EngineRecord> engines() {
        return engines;
    }

    void write(StateWriter writer) {
        writer.writeMap(coins, InstrumentCodec::writeId, (out, days) -> days.write(out));
        correlations.write(writer);
        writer.writeMap(engines, StateWriter::writeEnum, (out, engine) -> engine.write(out));
    }

    static DailyWatch read(StateReader reader, PortfolioLimits limits) {
        var watch = new DailyWatch(limits.correlation());
        watch.coins.putAll(reader.readMap(
                InstrumentCodec::readId,
                in -> CoinDays.read(in, limits.correlation().windowDays())));
        RecentFigures stored = RecentFigures.read(reader, limits.correlation().zScoreDays());
        if (watch.storedWindowDays() == limits.correlation().windowDays()) {
            watch.correlations = stored;
        }
        watch.engines.putAll(reader.<EngineId, EngineRecord>readMap(
                in -> in.readEnum(EngineId.class), in -> EngineRecord.read(in, limits.underperformance())));
        return watch;
    }

    /**
     * The window of the correlations in the snapshot: they come of whole windows alone, so it is the longest row of changes. One of another
     * length would make the z-score compare what cannot be compared.
     */
    private int storedWindowDays() {
        return coins.values().stream().mapToInt(CoinDays::storedChanges).max().orElse(0);
    }
}
