package io.eternalengine.service.marketdata.shard;

import io.eternalengine.domain.model.Sentiment;
import io.eternalengine.logging.LogLine;
import io.eternalengine.service.marketdata.sentiment.SentimentClient;
import io.eternalengine.service.marketdata.series.ShardProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Publishes each value of the Fear &amp; Greed index once: the one shard that does asks now and then, and whenever a day of market time
 * begins.
 */
final class SentimentFeed {
    private static final Logger LOG = Logger.getLogger(SentimentFeed.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    private final SentimentClient client;
    private final ShardProgress progress;
    private final ShardInbox inbox;
    private final Duration interval;
    private boolean asking;
    private long dueNanos = System.nanoTime();
    private long askedOnDay = Long.MIN_VALUE;

    SentimentFeed(SentimentClient client, ShardProgress progress, ShardInbox inbox, Duration interval) {
        this.client = client;
        this.progress = progress;
        this.inbox = inbox;
        this.interval = interval;
    }

    /**
     * Asks when it is time.
     *
     * @param marketMs newest time that the exchange reported; 0 before any
     */
    void ask(long marketMs) {
        long nowNanos = System.nanoTime();
        boolean isDue = nowNanos - dueNanos >= 0 || marketMs / DAY_MS > askedOnDay;
        if (marketMs == 0 || asking || !isDue) {
            return;
        }
        asking = true;
        askedOnDay = marketMs / DAY_MS;
        dueNanos = nowNanos + interval.toNanos();
        client.newest()
                .onSuccess(newest -> inbox.put(new ShardEvent.SentimentAnswered(newest, marketMs)))
                .onFailure(cause -> inbox.put(new ShardEvent.SentimentFailed(String.valueOf(cause.getMessage()))));
    }

    void answered(ShardEvent.SentimentAnswered answered, ShardOutput output) {
        asking = false;
        Optional<Sentiment> newest = answered.newest();
        if (newest.isEmpty()) {
            return;
        }
        Sentiment sentiment = newest.get();
        if (sentiment.publishedAtMs() > answered.marketMs() + DAY_MS) {
            failed("published at " + Instant.ofEpochMilli(sentiment.publishedAtMs()) + ", now it is "
                    + Instant.ofEpochMilli(answered.marketMs()));
        } else if (sentiment.publishedAtMs() > progress.sentimentMs()) {
            progress.sentimentPublished(sentiment.publishedAtMs());
            output.add(sentiment);
        }
    }

    void failed(String cause) {
        asking = false;
        dueNanos = System.nanoTime() + AFTER_FAILURE.toNanos();
        LogLine.of("sentiment")
                .with("state", "ASKED_AGAIN")
                .with("cause", cause)
                .warn(LOG);
    }
}
