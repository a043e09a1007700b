package io.eternalengine.reporting.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.eternalengine.kit.ServiceLoop;
import io.eternalengine.kit.ServiceThreads;
import io.eternalengine.logging.LogLine;
import io.eternalengine.reporting.projection.ReadModelsChanged;
import io.eternalengine.reporting.query.DecisionQuery;
import io.eternalengine.reporting.query.SummaryQuery;
import io.eternalengine.reporting.query.TradeQuery;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Takes a picture of the read models when they have changed and someone looks, at most four times a second, and gives
 * the same picture to all. A listener that joins asks for a new one, so that nobody waits for the next change.
 */
@Singleton
public class LiveFeed implements ServiceLoop {
    private static final Logger LOG = Logger.getLogger(LiveFeed.class);
    private static final Duration PERIOD = Duration.ofMillis(250);
    /** A picture is taken this often without a change, so that listeners can distinguish silence from a broken line. */
    private static final int TURNS_PER_BEAT = 8;

    private static final int PENDING_PICTURES = 8;
    private static final int DECISIONS = 30;
    private static final int ORDERS = 20;

    private final SummaryQuery summaries;
    private final DecisionQuery decisions;
    private final TradeQuery trades;
    private final ObjectMapper json;
    private final BroadcastProcessor<Picture> pictures = BroadcastProcessor.create();
    private final AtomicBoolean changed = new AtomicBoolean();
    private final Listeners listeners = new Listeners();
    private final ServiceThreads threads;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private long turn;

    LiveFeed(
            SummaryQuery summaries,
            DecisionQuery decisions,
            TradeQuery trades,
            ObjectMapper json,
            ServiceThreads threads) {
        this.summaries = summaries;
        this.decisions = decisions;
        this.trades = trades;
        this.json = json;
        this.threads = threads;
    }

    void start(@Observes StartupEvent event) {
        threads.start("live-feed", this);
    }

    @Override
    public void stop() {
        stopped.countDown();
    }

    void onChange(@Observes ReadModelsChanged event) {
        changed.set(true);
    }

    /**
     * The pictures from now on, beginning with one that is taken for this listener. One that falls behind is cut off, and so is one
     * that has to make room.
     *
     * @param address where the listener is
     */
    Multi<Picture> pictures(String address) {
        return Multi.createFrom().deferred(() -> {
            Listeners.Listener listener = listeners.join(address);
            return pictures.onSubscription()
                    .invoke(() -> changed.set(true))
                    .select()
                    .first(picture -> listener.isWelcome())
                    .onTermination()
                    .invoke(() -> listeners.leave(listener))
                    .onOverflow()
                    .buffer(PENDING_PICTURES);
        });
    }

    @Override
    public void run() {
        try {
            for (long tick = 1; !stopped.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS); tick++) {
                boolean due = changed.getAndSet(false) || tick % TURNS_PER_BEAT == 0;
                if (due && listeners.count() > 0) {
                    publish();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish() throws InterruptedException {
        try {
            Map<String, String> parts = VertxContextSupport.subscribeAndAwait(this::parts);
            turn++;
            pictures.onNext(new Picture(turn, parts));
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) {
            LogLine.of("dashboard-not-updated").with("cause", e.getMessage()).warn(LOG);
            changed.set(true);
        }
    }

    private Uni<Map<String, String>> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        return summaries
                .summary()
                .invoke(summary -> parts.put("summary", text(summary)))
                .chain(() -> decisions.newest(DECISIONS, Optional.empty(), false))
                .invoke(newest -> parts.put("decisions", text(newest)))
                .chain(() -> trades.orders(ORDERS))
                .invoke(newest -> parts.put("orders", text(newest)))
                .replaceWith(parts);
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
