package io.eternalengine.service.marketdata.price;

import io.eternalengine.logging.LogLine;
import io.eternalengine.schemas.v1.MarketCategory;
import io.eternalengine.schemas.v1.TickerChanged;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.hash.ReactiveHashCommands;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * The latest prices in Redis: the hash {@code prices:<category>:<symbol>} with the ticker's fields. Without Redis the
 * service does all else; prices that cannot be written are dropped, because newer ones follow.
 */
@Singleton
public class RedisPrices implements LatestPriceStore {
    private static final Logger LOG = Logger.getLogger(RedisPrices.class);
    /** Writes under way; more would only wait behind a Redis that does not answer. */
    private static final int MOST_UNDER_WAY = 32;

    private final ReactiveHashCommands<String, String, String> hashes;
    private final AtomicInteger underWay = new AtomicInteger();
    private final Counter failures;
    private volatile String trouble = "";

    public RedisPrices(ReactiveRedisDataSource redis, MeterRegistry meters) {
        this.hashes = redis.hash(String.class);
        this.failures = Counter.builder("eternal.market.redis.failures")
                .description("Prices that were not written to Redis")
                .register(meters);
    }

    @Override
    public void put(TickerChanged ticker) {
        if (underWay.get() >= MOST_UNDER_WAY) {
            failures.increment();
            return;
        }
        underWay.incrementAndGet();
        hashes.hset(key(ticker), fields(ticker))
                .onTermination()
                .invoke(underWay::decrementAndGet)
                .subscribe()
                .with(ignored -> succeeded(), this::failed);
    }

    /** For people: ok, or what is wrong. */
    public String state() {
        String reason = trouble;
        return reason.isEmpty() ? "ok" : "degraded, latest prices are not written: " + reason;
    }

    private void succeeded() {
        if (!trouble.isEmpty()) {
            LogLine.of("redis-prices").with("state", "WRITTEN").info(LOG);
            trouble = "";
        }
    }

    private void failed(Throwable cause) {
        failures.increment();
        if (trouble.isEmpty()) {
            LogLine.of("redis-prices")
                    .with("state", "NOT_WRITTEN")
                    .with("cause", cause.getMessage())
                    .warn(LOG);
        }
        trouble = String.valueOf(cause.getMessage());
    }

    private static String key(TickerChanged ticker) {
        String category = ticker.getCategory() == MarketCategory.MARKET_CATEGORY_LINEAR ? "linear" : "spot";
        return "prices:" + category + ":" + ticker.getSymbol();
    }

    private static Map<String, String> fields(TickerChanged ticker) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("eventTimeMs", Long.toString(ticker.getEventTimeMs()));
        fields.put("lastPrice", ticker.getLastPrice());
        fields.put("bidPrice", ticker.getBidPrice());
        fields.put("askPrice", ticker.getAskPrice());
        fields.put("markPrice", ticker.getMarkPrice());
        fields.put("indexPrice", ticker.getIndexPrice());
        fields.put("fundingRate", ticker.getFundingRate());
        return fields;
    }
}
