package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;
import java.time.Duration;

/**
 * When a market or the exchange is not to be trusted.
 *
 * @param minDepth of each side of a book within the band, in the quote asset
 * @param depthBand distance from the mid within which depth is counted, as a fraction; a book whose depth was counted within another
 *     band is not read
 * @param maxBookAge beyond which a book is not known
 * @param bookRequired whether nothing opens without a book that is known; history has none
 * @param flashFall within the window that pauses a symbol
 * @param flashWindow time within which such a fall is one
 * @param normalWeight of one book in the slow averages of spread and depth that say what is normal
 * @param spreadMultiple of the normal spread that pauses it
 * @param depthFraction of the normal depth, at or below which it is paused
 * @param flashPause how long such a pause lasts
 * @param silenceWarning time without news of a symbol after which is warned
 * @param silenceHalt after which it is halted; also when the news says nothing new
 * @param longestStep most time that passes between two pieces of news of all feeds together; beyond it nothing was read, which is
 *     no silence
 * @param exchangeSilence time without a report whether the exchange answers after which it is taken not to; order execution may report every 30 s only
 * @param apiAlert time of a failing exchange after which is alerted
 * @param apiEscalate after which is escalated
 */
public record FeedLimits(
        Decimal minDepth,
        Decimal depthBand,
        Duration maxBookAge,
        boolean bookRequired,
        Decimal flashFall,
        Duration flashWindow,
        Decimal normalWeight,
        Decimal spreadMultiple,
        Decimal depthFraction,
        Duration flashPause,
        Duration silenceWarning,
        Duration silenceHalt,
        Duration longestStep,
        Duration exchangeSilence,
        Duration apiAlert,
        Duration apiEscalate) {
    /** Two reports of order execution when it reports as seldom as it may: one that is late is no silence. */
    private static final Duration SHORTEST_EXCHANGE_SILENCE = Duration.ofSeconds(60);

    /** One price a second is kept of it, for each market. */
    private static final Duration LONGEST_FLASH = Duration.ofMinutes(10);

    public FeedLimits {
        Require.notNegative("minDepth", minDepth);
        requireFractionAboveZero("depthBand", depthBand);
        Require.positive("maxBookAge (ms)", maxBookAge.toMillis());
        requireFractionAboveZero("flashFall", flashFall);
        Require.positive("flashWindow (ms)", flashWindow.toMillis());
        Require.check(
                flashWindow.compareTo(LONGEST_FLASH) <= 0,
                "flashWindow",
                flashWindow,
                "must not be above " + LONGEST_FLASH,
                flashWindow);
        requireFractionAboveZero("normalWeight", normalWeight);
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
        Require.check(
                exchangeSilence.compareTo(SHORTEST_EXCHANGE_SILENCE) >= 0,
                "exchangeSilence",
                exchangeSilence,
                "must not be below " + SHORTEST_EXCHANGE_SILENCE,
                exchangeSilence);
        requireRising("apiAlert", apiAlert, "apiEscalate", apiEscalate);
    }

    private static void requireFractionAboveZero(String name, Decimal value) {
        Require.fraction(name, value);
        Require.positive(name, value);
    }

    private static void requireRising(String name, Duration first, String laterName, Duration later) {
        Require.positive(name + " (ms)", first.toMillis());
        Require.check(later.compareTo(first) > 0, laterName, later, "must be above " + name + " " + first, later);
    }

    /** The defaults of the product. */
    public static FeedLimits defaults() {
        return new FeedLimits(
                Decimal.of(100_000),
                Decimal.of("0.01"),
                Duration.ofMinutes(1),
                true,
                Decimal.of("0.05"),
                Duration.ofMinutes(1),
                Decimal.of("0.01"),
                Decimal.of(3),
                Decimal.of("0.5"),
                Duration.ofMinutes(15),
                Duration.ofSeconds(2),
                Duration.ofSeconds(60),
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30));
    }

    /** The same for a market without books, such as history. */
    public FeedLimits withoutBooks() {
        return new FeedLimits(
                minDepth,
                depthBand,
                maxBookAge,
                false,
                flashFall,
                flashWindow,
                normalWeight,
                spreadMultiple,
                depthFraction,
                flashPause,
                silenceWarning,
                silenceHalt,
                longestStep,
                exchangeSilence,
                apiAlert,
                apiEscalate);
    }
}
