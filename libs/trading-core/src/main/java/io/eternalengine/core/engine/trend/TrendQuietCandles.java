package io.eternalengine.core.engine.trend;

import io.eternalengine.core.engine.QuietCandles;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.FundingSettlement;
import io.eternalengine.core.model.Sentiment;
import io.eternalengine.core.state.InstrumentPlaces;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows the candles on which TREND neither enters nor leaves. */
final class TrendQuietCandles implements QuietCandles<TrendState> {
    private final long candleMs;
    private final InstrumentPlaces places;
    private final FollowedAsset[] assets;
    private TrendState begun;
    private PairCorrelation correlation;
    private boolean moved;

    TrendQuietCandles(TrendParameters parameters) {
        candleMs = parameters.candle().toMillis();
        places = new InstrumentPlaces(parameters::indexOf);
        begun = TrendState.initial(parameters);
        correlation = begun.correlation();
        assets = new FollowedAsset[parameters.assets().size()];
        for (int i = 0; i < assets.length; i++) {
            assets[i] = new FollowedAsset(parameters, begun.assets().get(i));
        }
    }

    @Override
    public void begin(TrendState state) {
        begun = state;
        correlation = state.correlation();
        moved = false;
        for (int i = 0; i < assets.length; i++) {
            assets[i].begin(state.assets().get(i));
        }
    }

    @Override
    public @Nullable String follow(Candle candle) {
        int index = places.of(candle.instrument());
        if (index < 0 || candle.intervalMs() != candleMs) {
            return TrendEngine.NOT_OURS.rule();
        }
        if (candle.closeTimeMs() <= assets[index].lastCloseTimeMs()) {
            return TrendEngine.CANDLE_KNOWN.rule();
        }
        String rule = assets[index].follow(candle, begun.capital() == null);
        if (rule != null) {
            moved = true;
            if (assets.length > 1 && PairCorrelation.isMidnight(candle.closeTimeMs())) {
                correlation = correlation.after(index, candle.closeTimeMs(), candle.close());
            }
        }
        return rule;
    }

    @Override
    public @Nullable String follow(FundingSettlement settlement) {
        int index = places.of(settlement.instrument());
        if (index < 0) {
            return TrendEngine.FUNDING_NOT_OURS.rule();
        }
        String rule = assets[index].follow(settlement);
        moved |= rule != null;
        return rule;
    }

    @Override
    public String follow(Sentiment sentiment) {
        return TrendEngine.NO_SENTIMENT.rule();
    }

    @Override
    public TrendState state() {
        if (moved) {
            List<AssetState> followed = new ArrayList<>(assets.length);
            Decimal cash = begun.cash();
            for (FollowedAsset asset : assets) {
                followed.add(asset.state());
                cash = cash.plus(asset.funding());
            }
            begin(new TrendState(
                    begun.capital(), cash, followed, correlation, begun.record(), begun.halts(), begun.riskHeard()));
        }
        return begun;
    }
}
