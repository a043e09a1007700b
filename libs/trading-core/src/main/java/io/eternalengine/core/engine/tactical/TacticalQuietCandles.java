package io.eternalengine.core.engine.tactical;

import io.eternalengine.core.engine.DecisionDraft;
import io.eternalengine.core.engine.HeldBack;
import io.eternalengine.core.engine.QuietCandles;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.FundingSettlement;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.Sentiment;
import io.eternalengine.core.risk.RiskAction;
import io.eternalengine.core.risk.RiskCommand;
import io.eternalengine.core.state.InstrumentPlaces;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows the candles on which TACTICAL neither deploys, nor works, nor returns. */
final class TacticalQuietCandles implements QuietCandles<TacticalState> {
    private final TacticalParameters parameters;
    private final InstrumentPlaces places;
    private final HeldBack heldBack;
    private final QuietTriggers triggers;
    private final QuietCorridor corridor;
    private final Decimal[] closes;
    private final long[] closedAtMs;
    private TacticalState begun;
    private QuietDeployments deployments;
    private long clockMs;
    private boolean isAtRest;
    private boolean moved;

    TacticalQuietCandles(TacticalParameters parameters) {
        this.parameters = parameters;
        places = new InstrumentPlaces(this::placeOf);
        heldBack = new HeldBack(
                EngineId.TACTICAL,
                parameters.account(),
                parameters.assets().stream().map(TacticalAsset::spot).toList());
        closes = new Decimal[parameters.assets().size()];
        closedAtMs = new long[closes.length];
        corridor = new QuietCorridor(closes.length);
        begun = TacticalState.initial(parameters);
        triggers = new QuietTriggers(parameters, heldBack, begun);
        deployments = new QuietDeployments(parameters, begun, heldBack);
        begin(begun);
    }

    private int placeOf(InstrumentId instrument) {
        for (int i = 0; i < parameters.assets().size(); i++) {
            if (parameters.assets().get(i).spot().equals(instrument)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void begin(TacticalState state) {
        begun = state;
        clockMs = state.clockMs();
        moved = false;
        heldBack.begin(state.halts(), state.riskHeard());
        triggers.begin(state);
        deployments = new QuietDeployments(parameters, state, heldBack);
        for (int i = 0; i < closes.length; i++) {
            closes[i] = state.markets().get(i).close();
            closedAtMs[i] = state.markets().get(i).closedAtMs();
        }
        isAtRest = deployments.restAt(closes);
        corridor.close();
    }

    @Override
    public @Nullable String follow(Candle candle) {
        int place = places.of(candle.instrument());
        long atMs = candle.closeTimeMs();
        if (place < 0 || !candle.follows(closedAtMs[place])) {
            return passedAtRest(atMs);
        }
        long nowMs = Math.max(clockMs, atMs);
        if (corridor.holds(place, candle.close(), nowMs) && !(place == 0 && triggers.isHigh(candle))) {
            close(place, candle.close(), atMs);
            passed(atMs);
            return corridor.waits(closedAtMs, atMs) ? WorkRule.HELD_BACK : DecisionDraft.NOTHING_DUE;
        }
        String rule = ruleOf(candle, place, nowMs);
        if (rule != null) {
            close(place, candle.close(), atMs);
            passed(atMs);
            learn(candle, place, nowMs);
        }
        return rule;
    }

    private void close(int place, Decimal close, long atMs) {
        closes[place] = close;
        closedAtMs[place] = atMs;
    }

    /** Outside of what was known to be quiet nothing came of the candle all the same. */
    private void learn(Candle candle, int place, long nowMs) {
        if (place == 0) {
            triggers.see(candle);
        }
        isAtRest = true;
        corridor.open();
        triggers.bound(corridor, closes[0], nowMs);
        deployments.bound(corridor, closes, nowMs);
    }

    @Override
    public @Nullable String follow(FundingSettlement settlement) {
        String rule = passedAtRest(settlement.settledAtMs());
        if (rule != null) {
            triggers.see(settlement);
            if (parameters.fearNeedsConfirmation()) {
                corridor.close();
            }
        }
        return rule;
    }

    @Override
    public @Nullable String follow(Sentiment sentiment) {
        String rule = passedAtRest(sentiment.publishedAtMs());
        if (rule != null) {
            triggers.see(sentiment);
            corridor.close();
        }
        return rule;
    }

    @Override
    public @Nullable String follow(RiskCommand command) {
        if (!isAtRest) {
            return null;
        }
        if (heldBack.halts().knows(command)) {
            passed(command.eventTimeMs());
            return RiskCommandRule.KNOWN;
        }
        if (mayMove(command.action())) {
            return null;
        }
        heldBack.hear(command);
        if (command.action() instanceof RiskAction.SizeScaled scaled && RiskCommandRule.covers(parameters, scaled)) {
            triggers.scale(scaled.multiplier());
        }
        corridor.close();
        passed(command.eventTimeMs());
        return RiskCommandRule.HEARD;
    }

    /** Whether more may come of it than other halts and another size. */
    private boolean mayMove(RiskAction action) {
        return switch (action) {
            case RiskAction.ReductionOrdered ignored -> deployments.areThere();
            case RiskAction.SizeScaled ignored -> false;
            case RiskAction.BreakerMoved ignored -> false;
            case RiskAction.HaltImposed ignored -> false;
            case RiskAction.HaltLifted ignored -> false;
            case RiskAction.EntriesPaused ignored -> false;
            case RiskAction.HaltLogRebased ignored -> false;
        };
    }

    private @Nullable String passedAtRest(long atMs) {
        if (!isAtRest) {
            return null;
        }
        passed(atMs);
        return DecisionDraft.NOTHING_DUE;
    }

    private void passed(long atMs) {
        clockMs = Math.max(clockMs, atMs);
        moved = true;
    }

    private @Nullable String ruleOf(Candle candle, int place, long nowMs) {
        Decimal closeBefore = closes[place];
        long closedBefore = closedAtMs[place];
        close(place, candle.close(), candle.closeTimeMs());
        String rule = ruleAtCloses(candle, place, nowMs);
        close(place, closeBefore, closedBefore);
        return rule;
    }

    private @Nullable String ruleAtCloses(Candle candle, int place, long nowMs) {
        boolean ends =
                deployments.areThere() && everyoneClosedAt(candle.closeTimeMs()) && deployments.end(closes, nowMs);
        String ofTriggers = place == 0 ? triggers.ruleAt(candle, closes, nowMs) : DecisionDraft.NOTHING_DUE;
        if (ends || ofTriggers == null || !deployments.restAt(closes)) {
            return null;
        }
        String ofWork = deployments.ruleAt(closedAtMs, candle.closeTimeMs(), nowMs);
        return DecisionDraft.NOTHING_DUE.equals(ofWork) ? ofTriggers : ofWork;
    }

    private boolean everyoneClosedAt(long atMs) {
        for (long closed : closedAtMs) {
            if (closed != atMs) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Decimal setAside() {
        return begun.proceedsForCore();
    }

    @Override
    public TacticalState state() {
        if (moved) {
            List<TacticalMarket> markets = new ArrayList<>(closes.length);
            for (int i = 0; i < closes.length; i++) {
                markets.add(begun.markets().get(i).withClose(closes[i], closedAtMs[i]));
            }
            begun = begun.with(
                    markets,
                    triggers.signals(),
                    triggers.fired(),
                    triggers.sizeMultiplier(),
                    clockMs,
                    heldBack.halts());
            moved = false;
        }
        return begun;
    }
}
