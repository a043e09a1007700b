package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.engine.DecisionDraft;
import io.eternalengine.core.engine.QuietCandles;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.FundingSettlement;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.Sentiment;
import io.eternalengine.core.risk.HaltRegister;
import io.eternalengine.core.risk.RiskAction;
import io.eternalengine.core.risk.RiskCommand;
import io.eternalengine.core.state.FrozenMap;
import io.eternalengine.core.state.InstrumentIndexes;
import org.jspecify.annotations.Nullable;

/** Follows candles on which CORE-HODL tries nothing and its weights keep within bounds, and commands that sell nothing. */
final class CoreHodlQuietCandles implements QuietCandles<CoreHodlState> {
    private final CoreHodlParameters parameters;
    private final InstrumentIndexes places;
    private final FollowedMarket[] markets;
    private CoreHodlState begun = CoreHodlState.initial();
    private HaltRegister halts = HaltRegister.EMPTY;
    private @Nullable QuietHoldings holdings;
    private boolean moved;

    CoreHodlQuietCandles(CoreHodlParameters parameters) {
        this.parameters = parameters;
        places = new InstrumentIndexes(parameters::placeOf);
        markets = new FollowedMarket[parameters.targets().size()];
        for (int i = 0; i < markets.length; i++) {
            markets[i] = new FollowedMarket();
        }
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // A step that changed nothing gives the same state back.
    public void begin(CoreHodlState state) {
        if (state == begun && !moved) {
            return;
        }
        begun = state;
        halts = state.halts();
        holdings = null;
        moved = false;
        for (int i = 0; i < markets.length; i++) {
            markets[i].begin(state.markets().get(parameters.targets().get(i).instrument()));
        }
    }

    @Override
    public @Nullable String follow(Candle candle) {
        int place = places.of(candle.instrument());
        if (place < 0) {
            return CoreHodlEngine.NOT_A_TARGET;
        }
        FollowedMarket market = markets[place];
        if (!market.isKnown()) {
            return null;
        }
        if (!candle.follows(market.closeTimeMs())) {
            return CoreHodlEngine.CANDLE_KNOWN.rule();
        }
        QuietHoldings known = holdings;
        String rule = known != null && known.areAtRest() ? ruleAtRest(known, place, candle) : ruleOf(place, candle);
        if (rule != null) {
            market.follow(candle);
            moved = true;
        }
        return rule;
    }

    private @Nullable String ruleOf(int place, Candle candle) {
        if (begun.capital() == null) {
            return CoreHodlEngine.AWAITING_CAPITAL.rule();
        }
        if (!begun.instruments().containsKey(candle.instrument())) {
            return CoreHodlEngine.AWAITING_INSTRUMENT.rule();
        }
        QuietHoldings known = holdings;
        if (known == null) {
            known = new QuietHoldings(parameters, begun);
            holdings = known;
        }
        return known.areAtRest()
                ? ruleAtRest(known, place, candle)
                : known.tasks().ruleAt(markets, place, candle, halts);
    }

    /** Weights are looked at when, with this candle, the prices of all markets are of one time. */
    private @Nullable String ruleAtRest(QuietHoldings known, int place, Candle candle) {
        boolean isQuiet = !everyoneClosedAt(candle.closeTimeMs(), place)
                || (known.keepAt(candle.closeTimeMs()) && everyoneIsKept(place, candle));
        return isQuiet ? DecisionDraft.NOTHING_DUE : known.ruleAt(markets, place, candle, halts);
    }

    private boolean everyoneClosedAt(long closeTimeMs, int place) {
        for (int i = 0; i < markets.length; i++) {
            if (i != place && markets[i].closeTimeMs() != closeTimeMs) {
                return false;
            }
        }
        return true;
    }

    private boolean everyoneIsKept(int place, Candle candle) {
        for (int i = 0; i < markets.length; i++) {
            if (!markets[i].isKept(i == place ? candle.close() : markets[i].lastClose())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String follow(FundingSettlement settlement) {
        return CoreHodlEngine.NO_PERPETUALS.rule();
    }

    @Override
    public String follow(Sentiment sentiment) {
        return CoreHodlEngine.NO_SENTIMENT.rule();
    }

    @Override
    public @Nullable String follow(RiskCommand command) {
        if (halts.knows(command) || mayTrade(command)) {
            return null;
        }
        halts = halts.after(command);
        moved = true;
        return ReductionRule.COMMAND;
    }

    private boolean mayTrade(RiskCommand command) {
        return switch (command.action()) {
            case RiskAction.HaltImposed ignored -> false;
            case RiskAction.HaltLifted lifted ->
                ReductionRule.endsLiquidation(lifted) && !begun.liquidating().isEmpty();
            case RiskAction.EntriesPaused ignored -> false;
            case RiskAction.SizeScaled scaled -> restores(scaled, command.eventTimeMs());
            case RiskAction.ReductionOrdered ignored -> true;
            case RiskAction.BreakerMoved ignored -> false;
            case RiskAction.HaltLogRebased ignored -> true;
        };
    }

    private boolean restores(RiskAction.SizeScaled scaled, long nowMs) {
        var course = new Deliberation(parameters, state(), nowMs);
        return RestorationRule.owed(course, scaled).isAbove(begun.contribution());
    }

    @Override
    public CoreHodlState state() {
        if (moved) {
            FrozenMap<InstrumentId, MarketView> followed = begun.markets();
            for (int i = 0; i < markets.length; i++) {
                MarketView view = markets[i].view();
                if (view != null) {
                    followed = followed.with(parameters.targets().get(i).instrument(), view);
                }
            }
            begin(begun.with(followed, halts));
        }
        return begun;
    }
}
