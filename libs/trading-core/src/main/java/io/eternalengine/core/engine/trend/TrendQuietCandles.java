package io.eternalengine.core.engine.trend;

import io.eternalengine.core.engine.QuietCandles;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.FundingSettlement;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.Sentiment;
import io.eternalengine.core.risk.HaltRegister;
import io.eternalengine.core.risk.RiskAction;
import io.eternalengine.core.risk.RiskCommand;
import io.eternalengine.core.state.InstrumentPlaces;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows the candles on which TREND neither enters nor leaves, and commands of risk that close nothing. */
final class TrendQuietCandles implements QuietCandles<TrendState> {
    private final TrendParameters parameters;
    private final long candleMs;
    private final InstrumentPlaces places;
    private final FollowedAsset[] assets;
    private TrendState begun;
    private PairCorrelation correlation;
    private HaltRegister halts;
    private boolean moved;

    TrendQuietCandles(TrendParameters parameters) {
        this.parameters = parameters;
        candleMs = parameters.candle().toMillis();
        places = new InstrumentPlaces(parameters::indexOf);
        begun = TrendState.initial(parameters);
        correlation = begun.correlation();
        halts = begun.halts();
        assets = new FollowedAsset[parameters.assets().size()];
        for (int i = 0; i < assets.length; i++) {
            assets[i] = new FollowedAsset(parameters, i, begun);
        }
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // A step that changed nothing gives the same state back.
    public void begin(TrendState state) {
        if (state == begun && !moved) {
            return;
        }
        begun = state;
        correlation = state.correlation();
        halts = state.halts();
        moved = false;
        for (FollowedAsset asset : assets) {
            asset.begin(state);
        }
    }

    @Override
    public @Nullable String follow(Candle candle) {
        int index = places.of(candle.instrument());
        if (index < 0 || candle.intervalMs() != candleMs) {
            return TrendEngine.NOT_OURS.rule();
        }
        FollowedAsset asset = assets[index];
        long closeTimeMs = candle.closeTimeMs();
        if (candle.openTimeMs() < asset.lastCloseTimeMs()) {
            return TrendEngine.CANDLE_KNOWN.rule();
        }
        if (isWaitedFor(index, closeTimeMs)) {
            return null;
        }
        String rule = asset.follow(candle, halts);
        if (rule != null) {
            moved = true;
            if (assets.length > 1 && PairCorrelation.isMidnight(closeTimeMs)) {
                correlation = correlation.after(index, closeTimeMs, candle.close());
            }
        }
        return rule;
    }

    /** Whether the entry of another asset waits for this candle. */
    private boolean isWaitedFor(int index, long closeTimeMs) {
        if (!PairCorrelation.isMidnight(closeTimeMs)) {
            return false;
        }
        for (int other = 0; other < assets.length; other++) {
            if (other != index && assets[other].waits(closeTimeMs)) {
                return true;
            }
        }
        return false;
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
    public @Nullable String follow(RiskCommand command) {
        if (halts.knows(command) || mayClose(command.action())) {
            return null;
        }
        if (command.action() instanceof RiskAction.SizeScaled scaled) {
            scale(scaled);
        }
        halts = halts.after(command);
        moved = true;
        return ReductionRule.COMMAND;
    }

    /** Whether a position, or an entry under way, may shrink by it. */
    private boolean mayClose(RiskAction action) {
        return switch (action) {
            case RiskAction.HaltImposed ignored -> false;
            case RiskAction.HaltLifted ignored -> false;
            case RiskAction.EntriesPaused ignored -> false;
            case RiskAction.SizeScaled ignored -> false;
            case RiskAction.BreakerMoved moved -> WarningRule.heeds(moved) && holdsAnything();
            case RiskAction.ReductionOrdered ignored -> holdsAnything();
            case RiskAction.HaltLogRebased ignored -> false;
        };
    }

    private boolean holdsAnything() {
        for (FollowedAsset asset : assets) {
            if (!asset.isScanning()) {
                return true;
            }
        }
        return false;
    }

    private void scale(RiskAction.SizeScaled scaled) {
        SizeScale scale = SizeScale.of(scaled);
        for (int i = 0; i < assets.length; i++) {
            InstrumentId instrument = parameters.assets().get(i).instrument();
            if (ReductionRule.concerns(scaled.scope(), parameters, instrument)) {
                assets[i].scaled(scale);
            }
        }
    }

    @Override
    public TrendState state() {
        if (moved) {
            List<AssetState> followed =
                    assets.length == 1 ? List.of(assets[0].state()) : List.of(assets[0].state(), assets[1].state());
            Decimal cash = begun.cash();
            for (FollowedAsset asset : assets) {
                cash = cash.plus(asset.funding());
            }
            begin(new TrendState(
                    begun.capital(), cash, followed, correlation, begun.record(), halts, begun.riskHeard()));
        }
        return begun;
    }
}
