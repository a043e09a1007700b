package io.eternalengine.risk;

import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Ticker;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Live prices and books: a fall of 5 % within the window, a spread three times its normal or half the normal depth pause a
 * symbol for a while; a feed that is silent or frozen for a minute halts it until there is news again.
 */
final class FeedRule {
    private static final long SECOND_MS = 1_000;
    private static final String HALT_PREFIX = "feed:";

    private FeedRule() {}

    /** @param price the last one, or else the mark */
    static void price(RiskStep step, Ticker ticker, Decimal price) {
        feedOf(step, ticker.instrument(), ticker.atMs()).ifPresent(feed -> {
            feed.on(LivePrices.of(ticker));
            price(step, ticker.instrument(), feed, price, ticker.atMs());
        });
    }

    private static void price(RiskStep step, InstrumentId instrument, Feed feed, Decimal price, long atMs) {
        long windowMs = limits(step).flashWindow().toMillis();
        Decimal highest = feed.highest(price, atMs, windowMs);
        feed.on(price, atMs, clockOf(step, atMs), windowMs);
        Decimal limit = Decimal.ONE.minus(limits(step).flashFall());
        if (price.isAtMost(highest.times(limit))) {
            pause(
                    step,
                    instrument,
                    atMs,
                    "flash crash: " + highest + " to " + price + " within " + windowMs / SECOND_MS + " s");
        }
        review(step, instrument, feed, atMs);
    }

    static void book(RiskStep step, BookView book) {
        feedOf(step, book.instrument(), book.atMs()).ifPresent(feed -> book(step, feed, book));
    }

    private static long clockOf(RiskStep step, long atMs) {
        return step.state()
                .surveillance()
                .clockOf(atMs, limits(step).longestStep().toMillis());
    }

    private static Optional<Feed> feedOf(RiskStep step, InstrumentId instrument, long atMs) {
        return step.state()
                .surveillance()
                .newsOf(instrument, atMs, limits(step).longestStep().toMillis());
    }

    private static void book(RiskStep step, Feed feed, BookView book) {
        boolean first = feed.normalSpread().isZero();
        Decimal depth = book.thinnerDepth();
        if (!first
                && book.spread()
                        .isAtLeast(feed.normalSpread().times(limits(step).spreadMultiple()))) {
            pause(step, book.instrument(), book.atMs(), "spread " + book.spread() + " against " + feed.normalSpread());
        }
        if (!first && depth.isAtMost(feed.normalDepth().times(limits(step).depthFraction()))) {
            pause(step, book.instrument(), book.atMs(), "depth " + depth + " against " + feed.normalDepth());
        }
        feed.on(book, clockOf(step, book.atMs()), limits(step).normalWeight());
        review(step, book.instrument(), feed, book.atMs());
    }

    /** A market that is followed no more has no news: its feed is not watched, and the halt of its silence is lifted. */
    static void follow(RiskStep step, InstrumentId instrument, boolean followed) {
        Surveillance surveillance = step.state().surveillance();
        surveillance.follow(instrument, followed);
        if (followed) {
            return;
        }
        long atMs = surveillance.newestMs();
        surveillance.forgetFeeds(instrument::equals);
        RiskScope scope = step.state().halts().halts().get(haltKey(instrument));
        if (scope != null) {
            step.command(
                    new RiskAction.HaltLifted(haltKey(instrument), scope, "the market is followed no more", List.of()),
                    atMs);
        }
    }

    /** Whether a look at all feeds at this time would change something. */
    static boolean isDue(RiskState state, FeedLimits limits, long nowMs) {
        for (Feed feed : state.surveillance().feeds().values()) {
            if (feed.isDue(limits, nowMs)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Looks after every feed of which there ever was news. News of one feed says nothing about the others: those may stand further back
     * among what is still to be read.
     */
    static void review(RiskStep step, long nowMs) {
        step.state().surveillance().feeds().forEach((instrument, feed) -> review(step, instrument, feed, nowMs));
    }

    private static void review(RiskStep step, InstrumentId instrument, Feed feed, long nowMs) {
        long silentMs = nowMs - feed.updatedAtMs();
        boolean warn = feed.isSilent(limits(step), nowMs);
        boolean halt = feed.isDead(limits(step), nowMs);
        if (warn && !feed.warned()) {
            step.answer(new RiskOutput.Alerted(
                    AlertSeverity.P3,
                    "feed silent",
                    "No news of " + instrument.symbol() + " for " + silentMs + " ms.",
                    nowMs));
        }
        if (halt != feed.halted()) {
            turn(step, instrument, halt, nowMs);
        }
        feed.silenced(warn, halt);
    }

    private static void turn(RiskStep step, InstrumentId instrument, boolean halt, long nowMs) {
        var scope = new RiskScope.OfSymbol(instrument.symbol());
        String key = haltKey(instrument);
        step.command(
                halt
                        ? new RiskAction.HaltImposed(key, scope, "the feed is silent or frozen", "risk")
                        : new RiskAction.HaltLifted(key, scope, "the feed has news again", List.of()),
                nowMs);
    }

    static String haltKey(InstrumentId instrument) {
        return HALT_PREFIX + instrument.category() + ":" + instrument.symbol();
    }

    /** Of the halts in force for exactly this scope those of feeds. */
    static List<String> haltKeysOf(HaltRegister register, RiskScope scope) {
        return register.halts().entrySet().stream()
                .filter(halt ->
                        halt.getKey().startsWith(HALT_PREFIX) && halt.getValue().equals(scope))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void pause(RiskStep step, InstrumentId instrument, long atMs, String reason) {
        var scope = new RiskScope.OfSymbol(instrument.symbol());
        Long running = step.state().halts().pausedUntilMs().get(scope.label());
        if (running != null && running > atMs) {
            return;
        }
        long untilMs = atMs + limits(step).flashPause().toMillis();
        step.command(new RiskAction.EntriesPaused(scope, untilMs, reason), atMs);
        step.answer(new RiskOutput.Alerted(AlertSeverity.P1, instrument.symbol() + " paused", reason, atMs));
    }

    private static FeedLimits limits(RiskStep step) {
        return step.parameters().limits().feeds();
    }
}
