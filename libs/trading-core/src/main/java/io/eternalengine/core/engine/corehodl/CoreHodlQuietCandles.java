package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.engine.DecisionDraft;
import io.eternalengine.core.engine.QuietCandles;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.FundingSettlement;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.Sentiment;
import io.eternalengine.core.state.FrozenMap;
import io.eternalengine.core.state.InstrumentPlaces;
import org.jspecify.annotations.Nullable;

/** Follows the candles on which CORE-HODL owes nothing and its weights keep within their bounds. */
final class CoreHodlQuietCandles implements QuietCandles<CoreHodlState> {
    private final CoreHodlParameters parameters;
    private final InstrumentPlaces places;
    private final FollowedMarket[] markets;
    private CoreHodlState begun = CoreHodlState.initial();
    private @Nullable QuietHoldings holdings;
    private boolean moved;

    CoreHodlQuietCandles(CoreHodlParameters parameters) {
        this.parameters = parameters;
        places = new InstrumentPlaces(this::placeOf);
        markets = new FollowedMarket[parameters.targets().size()];
        for (int i = 0; i < markets.length; i++) {
            markets[i] = new FollowedMarket();
        }
    }

    private int placeOf(InstrumentId instrument) {
        for (int i = 0; i < parameters.targets().size(); i++) {
            if (parameters.targets().get(i).instrument().equals(instrument)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void begin(CoreHodlState state) {
        begun = state;
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
        if (candle.closeTimeMs() <= market.closeTimeMs()) {
            return CoreHodlEngine.CANDLE_KNOWN.rule();
        }
        String rule = ruleOf(candle, place);
        if (rule != null) {
            market.follow(candle);
            moved = true;
        }
        return rule;
    }

    private @Nullable String ruleOf(Candle candle, int place) {
        if (begun.capital() == null) {
            return CoreHodlEngine.AWAITING_CAPITAL.rule();
        }
        if (!begun.instruments().containsKey(candle.instrument())) {
            return CoreHodlEngine.AWAITING_INSTRUMENT.rule();
        }
        if (holdings == null) {
            holdings = new QuietHoldings(parameters, begun);
        }
        if (!holdings.areAtRest()) {
            return holdings.waitForHaltsToEnd(candle.closeTimeMs()) ? TaskRule.HELD_BACK : null;
        }
        return everyoneClosedAt(candle.closeTimeMs(), place)
                ? holdings.ruleAt(markets, place, candle)
                : DecisionDraft.NOTHING_DUE;
    }

    /** Whether with this candle the prices of all markets are of one time. */
    private boolean everyoneClosedAt(long closeTimeMs, int place) {
        for (int i = 0; i < markets.length; i++) {
            if (i != place && markets[i].isKnown() && markets[i].closeTimeMs() != closeTimeMs) {
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
    public CoreHodlState state() {
        if (moved) {
            FrozenMap<InstrumentId, MarketView> followed = begun.markets();
            for (int i = 0; i < markets.length; i++) {
                MarketView view = markets[i].view();
                if (view != null) {
                    followed = followed.with(parameters.targets().get(i).instrument(), view);
                }
            }
            begin(begun.with(followed));
        }
        return begun;
    }
}
