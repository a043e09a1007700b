package io.eternalengine.engine.funding;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Ticker;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which tickers are applied. The exchange sends several a second, and each that is applied is a decision that is recorded: so
 * of each perpetual there is one in a while, and at once one that turns the predicted rate's sign, or by whose mark the margin
 * asks for a reduction. A mark that stands alone is held back by {@link MarkDoubt}. A coin's ticker is applied only for its
 * time, while legs wait for it.
 *
 * <p>What it remembers is no state: a replay applies what was applied, and after a restart the next ticker is one in a while.
 */
final class TickerSampling {
    private final FundingParameters parameters;
    /** By asset: the perpetual's ticker applied last. */
    private final @Nullable Ticker[] applied;

    private final List<MarkDoubt> doubts;

    TickerSampling(FundingParameters parameters) {
        this.parameters = parameters;
        int assets = parameters.assets().size();
        applied = new Ticker[assets];
        doubts = Stream.generate(() -> new MarkDoubt(parameters.tickers()))
                .limit(assets)
                .toList();
    }

    void forget() {
        Arrays.fill(applied, null);
        doubts.forEach(MarkDoubt::forget);
    }

    void apply(int index, Ticker ticker) {
        applied[index] = ticker;
        doubts.get(index).forget();
    }

    /** Whether the next ticker of an asset's perpetual is to be applied. */
    boolean takes(int index, Ticker ticker, FundingState state) {
        Decimal known = state.carries().get(index).prices().mark();
        return !doubts.get(index).holdsBack(ticker, known) && isDue(index, ticker, state);
    }

    /** Whether legs wait for a time-out or another try, and the clock stands: streams of other markets may have ended. */
    boolean bringsTime(Ticker ticker, FundingState state) {
        return ticker.atMs() - state.clockMs()
                        >= parameters.tickers().interval().toMillis()
                && state.carries().stream().anyMatch(HedgeRule::waitsForTime);
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
