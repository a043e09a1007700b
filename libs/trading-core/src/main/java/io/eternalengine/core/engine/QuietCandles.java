package io.eternalengine.core.engine;

import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.FundingSettlement;
import io.eternalengine.core.model.Sentiment;
import io.eternalengine.core.risk.RiskCommand;
import org.jspecify.annotations.Nullable;

/**
 * The fast path beside {@link EngineSteps#decide}, for history: most candles move a price and a clock and nothing else, and
 * those are followed in place, without a state, a course and a decision for each. Whatever could come to more is left to the
 * engine. Both ways lead to the same states and name the same rules. Where a bound of money is far away doubles may tell that
 * it is; near it, the engine's exact rules decide.
 *
 * @param <S> the engine's state
 */
public interface QuietCandles<S> {
    /** Goes on from a state; nothing followed before counts any more. */
    void begin(S state);

    /**
     * Follows a closed candle of which nothing comes.
     *
     * @return the rule that the engine's decision would name; null when more may come of the candle, and then nothing was
     *     followed
     */
    @Nullable
    String follow(Candle candle);

    /** The same for a funding settlement. */
    default @Nullable String follow(FundingSettlement settlement) {
        return null;
    }

    /** The same for an index of sentiment. */
    default @Nullable String follow(Sentiment sentiment) {
        return null;
    }

    /** The same for a command of risk. */
    default @Nullable String follow(RiskCommand command) {
        return null;
    }

    /** The state after all that was followed. */
    S state();
}
