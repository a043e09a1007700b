package io.eternalengine.service.marketdata.shard;

import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.FundingRate;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.logging.LogLine;
import io.eternalengine.mapping.MarketMapping;
import io.eternalengine.schemas.v1.InstrumentDescribed;
import io.eternalengine.service.marketdata.series.SettlementSeries;
import io.eternalengine.service.marketdata.series.ShardProgress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * Funding settlements of the perpetuals that a shard follows. What was published is in the shard's progress, which commits
 * with it, so that each settlement is on Kafka once.
 */
final class FundingSettlements {
    private static final Logger LOG = Logger.getLogger(FundingSettlements.class);

    private final ShardProgress progress;
    private final MarketQueries queries;
    private final MarketMetrics metrics;
    private final SortedMap<InstrumentId, SettlementSeries> series = new TreeMap<>();
    /** As the exchange lists them; an instrument is described before it is followed. */
    private final Map<InstrumentId, Long> intervalsMs = new HashMap<>();

    FundingSettlements(ShardProgress progress, MarketQueries queries, MarketMetrics metrics) {
        this.progress = progress;
        this.queries = queries;
        this.metrics = metrics;
    }

    /** Follows the perpetuals among these instruments, and no others. */
    void follow(Set<InstrumentId> instruments) {
        series.keySet().retainAll(instruments);
        instruments.stream()
                .filter(instrument -> instrument.category() == MarketCategory.LINEAR)
                .forEach(instrument -> series.computeIfAbsent(instrument, this::begin));
    }

    private SettlementSeries begin(InstrumentId instrument) {
        var begun = new SettlementSeries(instrument, progress.settledMs(instrument));
        begun.listed(intervalsMs.getOrDefault(instrument, FundingSettlement.EIGHT_HOURS_MS));
        return begun;
    }

    /** The exchange describes an instrument, its funding interval with it. */
    void described(InstrumentDescribed described) {
        long intervalMs =
                Duration.ofMinutes(described.getFundingIntervalMinutes()).toMillis();
        InstrumentId instrument = MarketMapping.toModel(described).id();
        if (intervalMs > 0) {
            intervalsMs.put(instrument, intervalMs);
            Optional.ofNullable(series.get(instrument)).ifPresent(perpetual -> perpetual.listed(intervalMs));
        }
    }

    /** All candles of an instrument that end by a time have left. */
    void marketReached(InstrumentId instrument, long timeMs) {
        SettlementSeries perpetual = series.get(instrument);
        if (perpetual != null) {
            perpetual.marketReached(timeMs);
        }
    }

    void mayHaveMissedSomething() {
        series.values().forEach(SettlementSeries::mayHaveMissedSomething);
    }

    /** Sends the requests whose time has come. */
    void ask(long nowNanos) {
        series.values().forEach(one -> one.request(nowNanos).ifPresent(queries::ask));
    }

    void answered(ShardEvent.SettlementsAnswered answered, ShardOutput output) {
        InstrumentId instrument = answered.request().instrument();
        SettlementSeries perpetual = series.get(instrument);
        if (perpetual == null) {
            return;
        }
        if (answered.outcome() instanceof Outcome.Accepted<List<FundingRate>>(List<FundingRate> rows)) {
            publish(perpetual, perpetual.answered(answered.request(), rows, System.nanoTime()), output);
        } else {
            FailedRequest failure = FailedRequest.of(answered.outcome());
            LogLine.of("settlements-asked-again")
                    .with("instrument", instrument)
                    .with("reason", failure.reason())
                    .warn(LOG);
            metrics.requestFailed(Category.LINEAR);
            perpetual.failed(failure.retryIn(), System.nanoTime());
        }
    }

    private void publish(SettlementSeries perpetual, List<FundingSettlement> settlements, ShardOutput output) {
        settlements.forEach(output::add);
        perpetual.lastSettledMs().ifPresent(timeMs -> progress.settled(perpetual.instrument(), timeMs));
        long refused = perpetual.takeRefused();
        if (refused > 0) {
            output.progressed();
            LogLine.of("settlements-refused")
                    .with("instrument", perpetual.instrument())
                    .with("count", refused)
                    .with("greatestRate", FundingSettlement.GREATEST_RATE)
                    .error(LOG);
        }
        metrics.settled(perpetual.instrument(), settlements.size(), refused);
    }
}
