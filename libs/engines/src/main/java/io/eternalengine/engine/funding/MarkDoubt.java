package io.eternalengine.engine.funding;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Ticker;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether the mark price of a perpetual's ticker is held back. The exchange sends what changed, so one wrong mark comes again
 * with every ticker until the next mark: a mark that is far from the one before counts when the last or the index price of its
 * own ticker lies near it, or when another mark an interval later says the same. A doubt ends in time: then the mark counts,
 * unless all that its ticker states lies nearer to the mark before.
 *
 * <p>What it remembers is no state: it decides only which tickers are applied.
 */
final class MarkDoubt {
    private final TickerParameters parameters;
    /** The far mark that another is to confirm; null without a doubt. */
    private @Nullable Decimal doubted;

    private long doubtedAtMs;
    private long sinceMs;

    MarkDoubt(TickerParameters parameters) {
        this.parameters = parameters;
    }

    void forget() {
        doubted = null;
    }

    /** @param known the mark before; 0 when there is none */
    boolean holdsBack(Ticker ticker, Decimal known) {
        Decimal mark = ticker.markPrice();
        if (mark == null
                || known.isZero()
                || !parameters.isFar(mark, known)
                || others(ticker).anyMatch(price -> !parameters.isFar(price, mark))) {
            doubted = null;
            return false;
        }
        if (doubted == null || ticker.atMs() < doubtedAtMs) {
            sinceMs = ticker.atMs();
            doubt(mark, ticker);
        } else if (parameters.isFar(mark, doubted)) {
            doubt(mark, ticker);
        } else if (!mark.equals(doubted)
                && ticker.atMs() - doubtedAtMs >= parameters.interval().toMillis()) {
            return false;
        }
        return ticker.atMs() - sinceMs < parameters.confirmWithin().toMillis() || isContradicted(ticker, mark, known);
    }

    private void doubt(Decimal mark, Ticker ticker) {
        doubted = mark;
        doubtedAtMs = ticker.atMs();
    }

    private static boolean isContradicted(Ticker ticker, Decimal mark, Decimal known) {
        return others(ticker).findAny().isPresent()
                && others(ticker)
                        .allMatch(price -> price.minus(known)
                                .abs()
                                .isBelow(price.minus(mark).abs()));
    }

    private static Stream<Decimal> others(Ticker ticker) {
        return Stream.concat(Stream.ofNullable(ticker.lastPrice()), Stream.ofNullable(ticker.indexPrice()));
    }
}
