package io.eternalengine.core.risk;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.InstrumentId;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Live prices and books: a fall of 5 % within a minute, a spread three times its normal or half the normal depth pause a
 * symbol for a while; a feed that is silent or frozen for a minute halts it until there is news again.
 */
final class FeedRule {
    private static final long MINUTE_MS = 60_000;
    private static final long SECOND_MS = 1_000;
    /** Weight of one observation in the slow averages that say what is normal. */
    private static final Decimal WEIGHT = Decimal.of("0.01");

    private static final int DECIMALS = 12;

    private FeedRule() {}

    static void price(RiskCourse course, InstrumentId instrument, Decimal price, long atMs) {
        FeedView feed = feed(course, instrument, atMs);
        boolean changed =
                feed.prices().isEmpty() || !feed.prices().getLast().price().equals(price);
        Decimal highest = feed.prices().stream()
                .filter(point -> point.atMs() >= atMs - MINUTE_MS)
                .map(FeedView.PricePoint::price)
                .reduce(price, Decimal::max);
        put(
                course,
                instrument,
                new FeedView(
                        atMs,
                        changed ? atMs : feed.changedAtMs(),
                        withPrice(feed.prices(), price, atMs),
                        feed.book(),
                        feed.normalSpread(),
                        feed.normalDepth(),
                        feed.warned(),
                        feed.halted()));
        Decimal limit = Decimal.ONE.minus(course.parameters.limits().feeds().flashFall());
        if (price.isAtMost(highest.times(limit))) {
            pause(course, instrument, atMs, "flash crash: " + highest + " to " + price + " within a minute");
        }
        review(course, atMs);
    }

    static void book(RiskCourse course, BookView book) {
        FeedView feed = feed(course, book.instrument(), book.atMs());
        boolean changed = feed.book() == null || !sameOffers(feed.book(), book);
        boolean first = feed.normalSpread().isZero();
        FeedLimits limits = course.parameters.limits().feeds();
        Decimal depth = book.thinnerDepth();
        if (!first && book.spread().isAtLeast(feed.normalSpread().times(limits.spreadMultiple()))) {
            pause(
                    course,
                    book.instrument(),
                    book.atMs(),
                    "spread " + book.spread() + " against " + feed.normalSpread());
        }
        if (!first && depth.isAtMost(feed.normalDepth().times(limits.depthFraction()))) {
            pause(course, book.instrument(), book.atMs(), "depth " + depth + " against " + feed.normalDepth());
        }
        put(
                course,
                book.instrument(),
                new FeedView(
                        book.atMs(),
                        changed ? book.atMs() : feed.changedAtMs(),
                        feed.prices(),
                        book,
                        first ? book.spread() : slowly(feed.normalSpread(), book.spread()),
                        first ? depth : slowly(feed.normalDepth(), depth),
                        feed.warned(),
                        feed.halted()));
        review(course, book.atMs());
    }

    /** Looks after every feed that was ever heard. */
    static void review(RiskCourse course, long nowMs) {
        FeedLimits limits = course.parameters.limits().feeds();
        for (Map.Entry<InstrumentId, FeedView> entry :
                List.copyOf(course.surveillance.feeds().entrySet())) {
            FeedView feed = entry.getValue();
            long silentMs = nowMs - feed.heardAtMs();
            boolean warn = silentMs >= limits.silenceWarning().toMillis();
            boolean halt = nowMs - feed.changedAtMs() >= limits.silenceHalt().toMillis();
            if (warn && !feed.warned()) {
                course.answer(new RiskOutput.Alerted(
                        AlertSeverity.P3,
                        "feed silent",
                        "No news of " + entry.getKey().symbol() + " for " + silentMs + " ms.",
                        nowMs));
            }
            if (halt != feed.halted()) {
                turn(course, entry.getKey(), halt, nowMs);
            }
            if (warn != feed.warned() || halt != feed.halted()) {
                put(course, entry.getKey(), feed.silenced(warn, halt));
            }
        }
    }

    private static void turn(RiskCourse course, InstrumentId instrument, boolean halt, long nowMs) {
        var scope = new RiskScope.OfSymbol(instrument.symbol());
        String key = "feed:" + instrument.category() + ":" + instrument.symbol();
        course.command(
                halt
                        ? new RiskAction.HaltImposed(key, scope, "the feed is silent or frozen", "risk")
                        : new RiskAction.HaltLifted(key, scope, "the feed has news again", List.of()),
                nowMs);
    }

    private static void pause(RiskCourse course, InstrumentId instrument, long atMs, String reason) {
        var scope = new RiskScope.OfSymbol(instrument.symbol());
        Long running = course.halts.pausedUntilMs().get(scope.label());
        if (running != null && running > atMs) {
            return;
        }
        long untilMs = atMs + course.parameters.limits().feeds().flashPause().toMillis();
        course.command(new RiskAction.EntriesPaused(scope, untilMs, reason), atMs);
        course.answer(new RiskOutput.Alerted(AlertSeverity.P1, instrument.symbol() + " paused", reason, atMs));
    }

    private static List<FeedView.PricePoint> withPrice(List<FeedView.PricePoint> prices, Decimal price, long atMs) {
        var kept = new ArrayList<FeedView.PricePoint>();
        for (FeedView.PricePoint point : prices) {
            if (point.atMs() >= atMs - MINUTE_MS) {
                kept.add(point);
            }
        }
        boolean sameSecond = !kept.isEmpty()
                && kept.getLast().atMs() / SECOND_MS == atMs / SECOND_MS
                && kept.getLast().price().isAtLeast(price);
        if (!sameSecond) {
            kept.add(new FeedView.PricePoint(atMs, price));
        }
        return kept;
    }

    private static boolean sameOffers(BookView one, BookView other) {
        return one.bid().equals(other.bid())
                && one.ask().equals(other.ask())
                && one.bidDepth().equals(other.bidDepth())
                && one.askDepth().equals(other.askDepth());
    }

    private static Decimal slowly(Decimal normal, Decimal observed) {
        return normal.plus(observed.minus(normal).times(WEIGHT))
                .dividedBy(Decimal.ONE, DECIMALS, RoundingMode.HALF_EVEN);
    }

    private static FeedView feed(RiskCourse course, InstrumentId instrument, long atMs) {
        FeedView feed = course.surveillance.feeds().get(instrument);
        return feed == null ? FeedView.begun(atMs) : feed;
    }

    private static void put(RiskCourse course, InstrumentId instrument, FeedView feed) {
        course.surveillance = course.surveillance.with(instrument, feed);
    }
}
