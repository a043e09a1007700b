package io.eternalengine.venue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rule that makes an order book around a quote. Level 0 is the best price; each further level is half the spread away, at
 * least a tick. Level i holds {@code levelValue × (1 + i/4) × u} of the quote coin at the mid, with u between 0.5 and 1.5, drawn
 * from the seed, market, side, level and minute: the same seed and time show the same book.
 *
 * @param levelValue what the best level holds on average, in the quote coin
 * @param bounded whether orders meet only this depth; else they are filled whole at the best price and its impact, and the
 *     levels are only shown
 */
public record BookDepth(BigDecimal levelValue, boolean bounded, long seed) {

    /** The deepest book that is shown or traded. */
    public static final int LEVELS = 200;

    private static final long MINUTE_MS = 60_000;
    private static final BigDecimal THOUSAND = new BigDecimal("1000");

    public BookDepth {
        if (levelValue.signum() <= 0) {
            throw new IllegalArgumentException("levelValue = " + levelValue + ": must be positive");
        }
    }

    /** What a taker of a side meets, best price first; made as it is asked for. */
    public Stream<Level> metBy(Side side, Instrument instrument, Quote quote, long timeMs) {
        BigDecimal gap = gap(instrument, quote);
        BigDecimal step = side == Side.BUY ? gap : gap.negate();
        return IntStream.range(0, LEVELS)
                .mapToObj(i -> level(side, instrument, quote, timeMs, i, step))
                .takeWhile(level -> level.price().signum() > 0);
    }

    private Level level(Side side, Instrument instrument, Quote quote, long timeMs, int index, BigDecimal step) {
        BigDecimal price = quote.best(side).add(step.multiply(BigDecimal.valueOf(index)));
        return new Level(price, quantity(side, instrument, quote, timeMs, index));
    }

    /** What stands at a price on the side that a taker of {@code side} meets; zero between levels and beyond the last. */
    BigDecimal standingAt(BigDecimal price, Side side, Instrument instrument, Quote quote, long timeMs) {
        BigDecimal distance = price.subtract(quote.best(side)).multiply(BigDecimal.valueOf(side.sign()));
        BigDecimal[] index = distance.divideAndRemainder(gap(instrument, quote));
        boolean isLevel =
                distance.signum() >= 0 && index[1].signum() == 0 && index[0].compareTo(BigDecimal.valueOf(LEVELS)) < 0;
        return isLevel ? quantity(side, instrument, quote, timeMs, index[0].intValue()) : BigDecimal.ZERO;
    }

    private static BigDecimal gap(Instrument instrument, Quote quote) {
        BigDecimal half = quote.ask().subtract(quote.bid()).divide(BigDecimal.TWO, 12, RoundingMode.HALF_EVEN);
        return instrument.tickAtOrAbove(half).max(instrument.tickSize());
    }

    private BigDecimal quantity(Side side, Instrument instrument, Quote quote, long timeMs, int level) {
        long perMille = 500 + Math.floorMod(mixed(side, instrument, timeMs, level), 1_000L);
        BigDecimal value = levelValue
                .multiply(BigDecimal.valueOf(4L + level))
                .multiply(BigDecimal.valueOf(perMille))
                .divide(THOUSAND.multiply(BigDecimal.valueOf(4)), 12, RoundingMode.HALF_EVEN);
        BigDecimal quantity = value.divide(quote.mid(), 18, RoundingMode.HALF_EVEN);
        return instrument.stepAtOrBelow(quantity).max(instrument.quantityStep());
    }

    /** The finalizer of SplitMix64 over all that a quantity depends on. */
    private long mixed(Side side, Instrument instrument, long timeMs, int level) {
        long state = seed;
        long[] parts = {instrument.listing().toString().hashCode(), side.sign(), level, Math.floorDiv(timeMs, MINUTE_MS)
        };
        for (long part : parts) {
            state = (state ^ part) + 0x9E3779B97F4A7C15L;
            state = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
            state = (state ^ (state >>> 27)) * 0x94D049BB133111EBL;
            state ^= state >>> 31;
        }
        return state;
    }
}
