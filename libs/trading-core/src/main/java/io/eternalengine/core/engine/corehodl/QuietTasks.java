package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.engine.DecisionDraft;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.risk.HaltRegister;
import org.jspecify.annotations.Nullable;

/** What is owed while every bit of it waits: for the end of a try, for the prices of one {@link Moment}, or for halts to end. */
final class QuietTasks {
    private final CoreHodlParameters parameters;
    private final CoreHodlState state;
    private final boolean mayWait;

    QuietTasks(CoreHodlParameters parameters, CoreHodlState state) {
        this.parameters = parameters;
        this.state = state;
        boolean owes =
                state.phase() == CoreHodlPhase.INITIALIZING || !state.tasks().isEmpty();
        mayWait = owes
                && state.liquidating().isEmpty()
                && !state.balances().of(parameters.quoteAsset()).isNegative();
    }

    /** The rule of a candle on which nothing is tried and nothing more is owed; null when something may be. */
    @Nullable
    String ruleAt(FollowedMarket[] markets, int place, Candle candle, HaltRegister halts) {
        if (!mayWait || mayOwePart(candle)) {
            return null;
        }
        String rule = DecisionDraft.NOTHING_DUE;
        for (int i = 0; i < state.tasks().size(); i++) {
            Task task = state.tasks().valueAt(i);
            if (!task.inFlight()) {
                if (task.reduces() || !waits(task, markets, place, candle, halts)) {
                    return null;
                }
                rule = TaskRule.HELD_BACK;
            }
        }
        return rule;
    }

    private boolean mayOwePart(Candle candle) {
        return state.phase() == CoreHodlPhase.INITIALIZING
                && !PurchaseProgramRule.rests(state, parameters, candle.instrument(), candle.closeTimeMs());
    }

    private boolean waits(Task task, FollowedMarket[] markets, int place, Candle candle, HaltRegister halts) {
        return pricesAreAwaited(task.instrument(), markets, place, candle)
                || Deliberation.purchaseHeldBack(state, halts, parameters, task.instrument(), candle.closeTimeMs())
                        .isPresent();
    }

    /** As {@link Moment} has it, after this candle. */
    private boolean pricesAreAwaited(InstrumentId instrument, FollowedMarket[] markets, int place, Candle candle) {
        long latestMs = candle.closeTimeMs();
        for (FollowedMarket market : markets) {
            latestMs = Math.max(latestMs, market.closeTimeMs());
        }
        boolean isAwaited = false;
        for (int i = 0; i < markets.length; i++) {
            long closedMs = i == place ? candle.closeTimeMs() : markets[i].closeTimeMs();
            boolean isOurs = parameters.targets().get(i).instrument().equals(instrument);
            isAwaited |= markets[i].isKnown() && closedMs < latestMs && closedMs >= latestMs - candle.intervalMs();
            isAwaited |= isOurs && closedMs != latestMs;
        }
        return isAwaited;
    }
}
