package io.eternalengine.risk;

import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import java.util.List;

/**
 * Live prices and books: a fall of 5 % within the window, a spread three times its normal or half the normal depth pause a
 * symbol for a while; a feed that is silent or frozen for a minute halts it until there is news again.
 */
final class FeedRule {
    private static final long SECOND_MS = 1_000;

    private FeedRule() {}

    static void price(RiskStep step, InstrumentId instrument, Decimal price, long atMs) {
        Feed feed = step.state().surveillance().feedOf(instrument, atMs);
        long windowMs = limits(step).flashWindow().toMillis();
        Decimal highest = feed.highest(price, atMs, windowMs);
        feed.on(price, atMs, windowMs);
        Decimal limit = Decimal.ONE.minus(limits(step).flashFall());
        if (price.isAtMost(highest.times(limit))) {
            pause(
                    step,
                    instrument,
                    atMs,
                    "flash crash: " + highest + " to " + price + " within " + windowMs / SECOND_MS + " s");
        }
        review(step, atMs);
    }

    static void book(RiskStep step, BookView book) {
        Feed feed = step.state().surveillance().feedOf(book.instrument(), book.atMs());
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
        feed.on(book);
        review(step, book.atMs());
    }

    /** Looks after every feed that was ever received. */
    static void review(RiskStep step, long nowMs) {
        step.state().surveillance().feeds().forEach((instrument, feed) -> review(step, instrument, feed, nowMs));
    }

    private static void review(RiskStep step, InstrumentId instrument, Feed feed, long nowMs) {
        long silentMs = nowMs - feed.updatedAtMs();
        boolean warn = silentMs >= limits(step).silenceWarning().toMillis();
        boolean halt = nowMs - feed.changedAtMs() >= limits(step).silenceHalt().toMillis();
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
        String key = "feed:" + instrument.category() + ":" + instrument.symbol();
        step.command(
                halt
                        ? new RiskAction.HaltImposed(key, scope, "the feed is silent or frozen", "risk")
                        : new RiskAction.HaltLifted(key, scope, "the feed has news again", List.of()),
                nowMs);
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
