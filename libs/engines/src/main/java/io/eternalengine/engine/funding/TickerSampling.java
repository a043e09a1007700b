package io.eternalengine.engine.funding;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Ticker;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which tickers are applied. The exchange sends several a second, and each that is applied is a decision that is recorded: so
 * of each perpetual there is one in a while, and at once one that turns the predicted rate's sign, or by whose mark the margin
 * asks for a reduction. A mark that is far from the one before is applied when a ticker of another time says the same, so that
 * one wrong price closes nothing.
 *
 * <p>What it remembers is no state: a replay applies what was applied, and after a restart the next ticker is one in a while.
 */
final class TickerSampling {
    private final FundingParameters parameters;
    /** By asset: the ticker applied last, and the first with a far mark that nothing has confirmed. */
    private final @Nullable Ticker[] applied;

    private final @Nullable Ticker[] doubted;

    TickerSampling(FundingParameters parameters) {
        this.parameters = parameters;
        int assets = parameters.assets().size();
        applied = new Ticker[assets];
        doubted = new Ticker[assets];
    }

    void forget() {
        Arrays.fill(applied, null);
        Arrays.fill(doubted, null);
    }

    void apply(int index, Ticker ticker) {
        applied[index] = ticker;
        doubted[index] = null;
    }

    /** Whether the next ticker of an asset's perpetual is to be applied. */
    boolean takes(int index, Ticker ticker, FundingState state) {
        return !isDoubted(index, ticker, state.carries().get(index).prices().mark()) && isDue(index, ticker, state);
    }

    private boolean isDoubted(int index, Ticker ticker, Decimal known) {
        Decimal mark = ticker.markPrice();
        if (mark == null || known.isZero() || !isFar(mark, known)) {
            doubted[index] = null;
            return false;
        }
        Ticker first = doubted[index];
        if (first != null && first.atMs() != ticker.atMs() && !isFar(mark, first.markPrice())) {
            return false;
        }
        doubted[index] = ticker;
        return true;
    }

    private boolean isFar(Decimal mark, @Nullable Decimal from) {
        return from == null
                || mark.minus(from)
                        .abs()
                        .isAbove(from.times(parameters.tickers().farMark()));
    }

    private boolean isDue(int index, Ticker ticker, FundingState state) {
        Ticker last = applied[index];
        return last == null
                || Math.abs(ticker.atMs() - last.atMs())
                        >= parameters.tickers().interval().toMillis()
                || isNegative(ticker) != isNegative(last)
                || MarginRule.asksForReduction(parameters, state, index, ticker.markPrice());
    }

    private static boolean isNegative(Ticker ticker) {
        Decimal rate = ticker.predictedFundingRate();
        return rate != null && rate.isNegative();
    }
}
