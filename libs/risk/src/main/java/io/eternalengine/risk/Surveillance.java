package io.eternalengine.risk;

import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.state.InstrumentCodec;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What risk watches beside drawdown. It changes in place. */
final class Surveillance {
    private final SortedMap<InstrumentId, Feed> feeds = new TreeMap<>();
    private final ProtectiveStops stops = new ProtectiveStops();
    /** Markets that are followed no more; not stored, because what is under way of them comes within moments. */
    private final SortedSet<InstrumentId> left = new TreeSet<>();
    /** Markets of which news was refused; not stored, so an alert may be repeated after a restart. */
    private final SortedSet<InstrumentId> refused = new TreeSet<>();

    private LossWatch losses = LossWatch.NOT_BEGUN;
    private RestartRamp restart = RestartRamp.NONE;
    private ExchangeWatch exchange = ExchangeWatch.ANSWERING;

    /** Where the stops of positions stand. */
    ProtectiveStops stops() {
        return stops;
    }

    /**
     * The feed of an instrument, which has news; it begins with the first. The exchange's clock follows the news of all feeds
     * together. Where it leaps, nothing was read in between, of any feed, and nobody was silent: after a restart, or where the
     * market is played in steps. Empty when there are more feeds than anybody follows.
     *
     * @param longestStepMs the most that the clock goes on between two pieces of news
     */
    Optional<Feed> newsOf(InstrumentId instrument, long atMs, long longestStepMs) {
        Feed known = feeds.get(instrument);
        if (known == null && feeds.size() >= StateBounds.MOST_FEEDS) {
            return Optional.empty();
        }
        long leapMs = feeds.isEmpty() ? 0 : atMs - newestMs() - longestStepMs;
        if (leapMs > 0) {
            feeds.values().stream().filter(feed -> !feed.halted()).forEach(feed -> feed.shift(leapMs));
        }
        return Optional.of(feeds.computeIfAbsent(instrument, ignored -> new Feed(atMs)));
    }

    /** The time of news by the clock of all feeds: what comes after a leap of the others is late by one step, not by the leap. */
    long clockOf(long atMs, long longestStepMs) {
        return Math.max(atMs, newestMs() - longestStepMs);
    }

    /** When the latest news of any feed was; 0 before the first. */
    long newestMs() {
        long newest = 0;
        for (Feed feed : feeds.values()) {
            newest = Math.max(newest, feed.updatedAtMs());
        }
        return newest;
    }

    void follow(InstrumentId instrument, boolean followed) {
        if (followed) {
            left.remove(instrument);
        } else if (left.size() < StateBounds.MOST_FEEDS) {
            left.add(instrument);
        }
    }

    /** Whether the market was left, so that its news is the last that was under way. */
    boolean hasLeft(InstrumentId instrument) {
        return left.contains(instrument);
    }

    /** News of the market is refused; whether that is the first time since the start. */
    boolean refuse(InstrumentId instrument) {
        return refused.add(instrument);
    }

    /** Feeds are not watched until they have news again. */
    void forgetFeeds(Predicate<InstrumentId> which) {
        feeds.keySet().removeIf(which);
    }

    /** The exchange has come to this time only. */
    void turnBackTo(long atMs) {
        feeds.values().forEach(feed -> feed.turnBackTo(atMs));
    }

    SortedMap<InstrumentId, Feed> feeds() {
        return feeds;
    }

    void watch(LossWatch newLosses) {
        losses = newLosses;
    }

    /** Since the day and the week began. */
    LossWatch losses() {
        return losses;
    }

    void watch(RestartRamp newRestart) {
        restart = newRestart;
    }

    /** Sizes coming back after a restart. */
    RestartRamp restart() {
        return restart;
    }

    void watch(ExchangeWatch newExchange) {
        exchange = newExchange;
    }

    /** Whether the exchange answers. */
    ExchangeWatch exchange() {
        return exchange;
    }

    void write(StateWriter writer, int format) {
        losses.write(writer);
        restart.write(writer);
        exchange.write(writer);
        writer.writeMap(feeds, InstrumentCodec::writeId, (out, feed) -> feed.write(out));
        stops.write(writer, format);
    }

    static Surveillance read(StateReader reader, int format) {
        var surveillance = new Surveillance();
        surveillance.losses = LossWatch.read(reader);
        surveillance.restart = RestartRamp.read(reader);
        surveillance.exchange = ExchangeWatch.read(reader);
        surveillance.feeds.putAll(reader.readMap(InstrumentCodec::readId, Feed::read));
        surveillance.stops.read(reader, format);
        return surveillance;
    }
}
