package io.eternalengine.service.marketdata.shard;

import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.SkippedRow;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.kit.WallClock;
import io.eternalengine.service.marketdata.series.ArrivedCandle;
import io.eternalengine.service.marketdata.series.ArrivedCandle.Source;
import io.eternalengine.service.marketdata.series.SeriesId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What the service counts. Any thread may call. */
@Singleton
public class MarketMetrics {
    private static final double NANOS_PER_SECOND = 1e9;

    private final MeterRegistry meters;
    private final Timer frameToCommit;
    private final Map<InstrumentId, Received> received = new ConcurrentHashMap<>();

    private record Received(AtomicLong lastNanos, Gauge gauge) {}

    public MarketMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.frameToCommit = Timer.builder("eternal.market.frame.to.commit")
                .description("From the WebSocket frame with a candle to the commit of the candle")
                .publishPercentiles(0.5, 0.99)
                .percentilePrecision(2)
                .register(meters);
    }

    /** The candles are committed. */
    public void committed(List<ArrivedCandle> candles) {
        long nowUs = WallClock.nowUs();
        for (ArrivedCandle arrived : candles) {
            Candle candle = arrived.candle();
            Tags tags = tags(candle.instrument())
                    .and("source", arrived.source().name().toLowerCase(Locale.ROOT));
            meters.counter("eternal.market.candles", tags).increment();
            if (arrived.source() == Source.STREAM) {
                frameToCommit.record(Duration.ofNanos(Math.max(0, nowUs - arrived.arrivedWallUs()) * 1_000));
            }
        }
    }

    /** Candles that the exchange does not have. */
    public void missing(SeriesId series, long candles) {
        meters.counter("eternal.market.candles.missing", tags(series.instrument()))
                .increment((double) candles);
    }

    /** Candles that break a rule, or that the stream reported and REST does not confirm. */
    public void refused(SeriesId series, long candles) {
        meters.counter("eternal.market.candles.refused", tags(series.instrument()))
                .increment((double) candles);
    }

    /** Candles whose low and high were widened to hold their open and close. */
    public void widened(InstrumentId instrument, long candles) {
        if (candles > 0) {
            meters.counter("eternal.market.candles.widened", tags(instrument)).increment((double) candles);
        }
    }

    /** Funding settlements that were published, and those whose rate cannot be one. */
    public void settled(InstrumentId instrument, long published, long refused) {
        meters.counter("eternal.market.settlements", tags(instrument)).increment((double) published);
        meters.counter("eternal.market.settlements.refused", tags(instrument)).increment((double) refused);
    }

    /** A row of an answer that could not be read and was left out. */
    public void rowSkipped(SkippedRow row) {
        String list = row.list().split(" ", 2)[0];
        meters.counter("eternal.market.rows.skipped", "list", list).increment();
    }

    /** A topic of a connected stream was silent for too long. */
    public void topicStale(Category category) {
        meters.counter("eternal.market.topics.stale", "category", category.wireName())
                .increment();
    }

    /** The exchange refused a topic. */
    public void topicRefused(Category category) {
        meters.counter("eternal.market.topics.refused", "category", category.wireName())
                .increment();
    }

    /** A message of the stream, or an answer, that cannot be read. */
    public void malformed(Category category) {
        meters.counter("eternal.market.malformed", "category", category.wireName())
                .increment();
    }

    /** A request that had no usable answer. */
    public void requestFailed(Category category) {
        meters.counter("eternal.market.requests.failed", "category", category.wireName())
                .increment();
    }

    /** From now on the silence of an instrument is measured. */
    public void follow(InstrumentId instrument) {
        received.computeIfAbsent(instrument, this::silence);
    }

    /** The silence of an instrument is of no interest any more. */
    public void unfollow(InstrumentId instrument) {
        Received removed = received.remove(instrument);
        if (removed != null) {
            meters.remove(removed.gauge());
        }
    }

    /** The stream reported an instrument. */
    public void received(InstrumentId instrument) {
        Received last = received.get(instrument);
        if (last != null) {
            last.lastNanos().set(System.nanoTime());
        }
    }

    private Received silence(InstrumentId instrument) {
        var lastNanos = new AtomicLong(System.nanoTime());
        Gauge gauge = Gauge.builder(
                        "eternal.market.silence",
                        lastNanos,
                        last -> (System.nanoTime() - last.get()) / NANOS_PER_SECOND)
                .description("Time since the stream last delivered the instrument")
                .baseUnit("seconds")
                .tags(tags(instrument))
                .strongReference(true)
                .register(meters);
        return new Received(lastNanos, gauge);
    }

    private static Tags tags(InstrumentId instrument) {
        return Tags.of(
                "category", instrument.category().name().toLowerCase(Locale.ROOT), "symbol", instrument.symbol());
    }
}
