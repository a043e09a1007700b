package io.eternalengine.service.marketdata.shard;

import io.eternalengine.bybit.Announcement;
import io.eternalengine.bybit.Instrument;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.bybit.SystemNotice;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.logging.LogLine;
import io.eternalengine.schemas.v1.ExchangeNotice;
import io.eternalengine.schemas.v1.ExchangeNoticeState;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Publishes what the exchange says of itself and of the wanted markets, whenever it has changed: maintenance, which the one shard that does
 * asks for, delistings that name a wanted symbol, and markets that take no orders. All is stated anew at a start, so that nothing that ended
 * meanwhile stays in force. The exchange lists only the markets that take orders, so one that it listed before and lists no more takes none.
 */
final class NoticeFeed {
    private static final Logger LOG = Logger.getLogger(NoticeFeed.class);

    private final MarketQueries queries;
    private final long intervalNanos;
    private final boolean asksForMaintenance;
    private final boolean inDemo;
    private final Map<String, ExchangeNotice> published = new HashMap<>();
    /** All titles that named a symbol since the start; one that leaves the newest announcements changes nothing. */
    private final Map<String, Set<String>> delistingTitles = new HashMap<>();

    private boolean asking;
    private boolean failed;
    private long dueNanos = System.nanoTime();

    /**
     * @param asksForMaintenance whether this is the one shard that publishes maintenance
     * @param inDemo whether the venue is demo trading
     */
    NoticeFeed(MarketQueries queries, Duration interval, boolean asksForMaintenance, boolean inDemo) {
        this.queries = queries;
        this.intervalNanos = interval.toNanos();
        this.asksForMaintenance = asksForMaintenance;
        this.inDemo = inDemo;
    }

    /** Asks when it is time. */
    void ask(long nowNanos) {
        if (!asking && nowNanos - dueNanos >= 0) {
            asking = true;
            dueNanos = nowNanos + intervalNanos;
            queries.askNotices(asksForMaintenance);
        }
    }

    void answered(ShardEvent.NoticesAnswered answered, Set<InstrumentId> wanted, ShardOutput output) {
        asking = false;
        boolean complete = true;
        if (answered.maintenance() instanceof Outcome.Accepted<List<SystemNotice>>(List<SystemNotice> notices)) {
            notices.stream()
                    .filter(notice -> notice.concerns(inDemo))
                    .forEach(notice -> publish(maintenance(notice), output));
        } else {
            complete = false;
        }
        if (answered.delistings() instanceof Outcome.Accepted<List<Announcement>>(List<Announcement> announcements)) {
            wanted.stream()
                    .map(InstrumentId::symbol)
                    .distinct()
                    .forEach(symbol -> delistings(symbol, announcements, output));
        } else {
            complete = false;
        }
        if (!complete && !failed) {
            LogLine.of("exchange-notices")
                    .with("state", "NOT_STATED")
                    .with("maintenance", answered.maintenance())
                    .with("delistings", answered.delistings())
                    .warn(LOG);
        }
        failed = !complete;
    }

    /** One notice for a symbol, however many announcements name it: of two each would end the other's. */
    private void delistings(String symbol, List<Announcement> announcements, ShardOutput output) {
        Set<String> titles = delistingTitles.computeIfAbsent(symbol, one -> new LinkedHashSet<>());
        announcements.stream()
                .filter(announcement -> announcement.names(symbol))
                .map(Announcement::title)
                .forEach(titles::add);
        if (!titles.isEmpty()) {
            publish(delisting(symbol, String.join("; ", titles)), output);
        }
    }

    /** Takes whether a wanted market takes orders. */
    void listed(InstrumentId id, Instrument instrument, ShardOutput output) {
        status(
                id,
                instrument.isTrading(),
                "the exchange states " + id.category() + " " + id.symbol() + " as " + instrument.status(),
                output);
    }

    /** Takes that the exchange does not list a wanted market that it listed before, be it in an earlier run. */
    void listedNoMore(InstrumentId id, ShardOutput output) {
        status(id, false, "the exchange lists no " + id.category() + " " + id.symbol() + " that takes orders", output);
    }

    private void status(InstrumentId id, boolean takesOrders, String text, ShardOutput output) {
        publish(
                ExchangeNotice.newBuilder()
                        .setNoticeId("status:" + id.category() + ":" + id.symbol())
                        .setSymbol(id.symbol())
                        .setState(
                                takesOrders
                                        ? ExchangeNoticeState.EXCHANGE_NOTICE_STATE_OVER
                                        : ExchangeNoticeState.EXCHANGE_NOTICE_STATE_IN_FORCE)
                        .setText(text)
                        .build(),
                output);
    }

    private static ExchangeNotice maintenance(SystemNotice notice) {
        return ExchangeNotice.newBuilder()
                .setNoticeId("maintenance:" + notice.id())
                .setState(
                        notice.isOver()
                                ? ExchangeNoticeState.EXCHANGE_NOTICE_STATE_OVER
                                : notice.isScheduled()
                                        ? ExchangeNoticeState.EXCHANGE_NOTICE_STATE_ANNOUNCED
                                        : ExchangeNoticeState.EXCHANGE_NOTICE_STATE_IN_FORCE)
                .setText("maintenance: " + notice.title())
                .build();
    }

    private static ExchangeNotice delisting(String symbol, String titles) {
        return ExchangeNotice.newBuilder()
                .setNoticeId("delisting:" + symbol)
                .setSymbol(symbol)
                .setState(ExchangeNoticeState.EXCHANGE_NOTICE_STATE_IN_FORCE)
                .setText(titles)
                .build();
    }

    private void publish(ExchangeNotice notice, ShardOutput output) {
        if (!notice.equals(published.put(notice.getNoticeId(), notice))) {
            output.add(notice);
        }
    }
}
