package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;
import java.time.Duration;

/**
 * When a market or the exchange is not to be trusted.
 *
 * @param minDepth of each side of a book within 1 % of its mid, in the quote asset
 * @param maxBookAge beyond which a book is not known
 * @param bookRequired whether nothing opens without a book that is known; history has none
 * @param flashFall within the window that pauses a symbol
 * @param flashWindow time within which such a fall is one
 * @param spreadMultiple of the normal spread that pauses it
 * @param depthFraction of the normal depth, at or below which it is paused
 * @param flashPause how long such a pause lasts
 * @param silenceWarning time without news of a symbol after which is warned
 * @param silenceHalt after which it is halted; also when the news says nothing new
 * @param longestStep most time that passes between two pieces of news of all feeds together; beyond it nothing was read, which is
 *     no silence
 * @param apiAlert time of a failing exchange after which is alerted
 * @param apiEscalate after which is escalated
 */
public record FeedLimits(
        Decimal minDepth,
        Duration maxBookAge,
        boolean bookRequired,
        Decimal flashFall,
        Duration flashWindow,
        Decimal spreadMultiple,
        Decimal depthFraction,
        Duration flashPause,
        Duration silenceWarning,
        Duration silenceHalt,
        Duration longestStep,
        Duration apiAlert,
        Duration apiEscalate) {
    /** One price a second is kept of it, for each market. */
    private static final Duration LONGEST_FLASH = Duration.ofMinutes(10);

    public FeedLimits {
        Require.notNegative("minDepth", minDepth);
        Require.positive("maxBookAge (ms)", maxBookAge.toMillis());
        Require.fraction("flashFall", flashFall);
        Require.positive("flashFall", flashFall);
        Require.positive("flashWindow (ms)", flashWindow.toMillis());
        Require.check(
                flashWindow.compareTo(LONGEST_FLASH) <= 0,
                "flashWindow",
                flashWindow,
                "must not be above " + LONGEST_FLASH,
                flashWindow);
        Require.check(
                spreadMultiple.isAbove(Decimal.ONE),
                "spreadMultiple",
                spreadMultiple,
                "must be above 1",
                spreadMultiple);
        Require.fraction("depthFraction", depthFraction);
        Require.positive("flashPause (ms)", flashPause.toMillis());
        requireRising("silenceWarning", silenceWarning, "silenceHalt", silenceHalt);
        Require.positive("longestStep (ms)", longestStep.toMillis());
        requireRising("apiAlert", apiAlert, "apiEscalate", apiEscalate);
    }

    private static void requireRising(String name, Duration first, String laterName, Duration later) {
        Require.positive(name + " (ms)", first.toMillis());
        Require.check(later.compareTo(first) > 0, laterName, later, "must be above " + name + " " + first, later);
    }

    /** The defaults of the product. */
    public static FeedLimits defaults() {
        return new FeedLimits(
                Decimal.of(100_000),
                Duration.ofMinutes(1),
                true,
                Decimal.of("0.05"),
                Duration.ofMinutes(1),
                Decimal.of(3),
                Decimal.of("0.5"),
                Duration.ofMinutes(15),
                Duration.ofSeconds(2),
                Duration.ofSeconds(60),
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30));
    }

    /** The same for a market without books, such as history. */
    public FeedLimits withoutBooks() {
        return new FeedLimits(
                minDepth,
                maxBookAge,
                false,
                flashFall,
                flashWindow,
                spreadMultiple,
                depthFraction,
                flashPause,
                silenceWarning,
                silenceHalt,
                longestStep,
                apiAlert,
                apiEscalate);
    }
}
