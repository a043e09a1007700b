package io.eternalengine.core.engine.tactical;

import io.eternalengine.core.engine.DecisionDraft;
import io.eternalengine.core.engine.QuietCandles;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.FundingSettlement;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.Sentiment;
import io.eternalengine.core.state.InstrumentPlaces;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows the candles on which TACTICAL neither deploys, nor works, nor returns. */
final class TacticalQuietCandles implements QuietCandles<TacticalState> {
    private final TacticalParameters parameters;
    private final InstrumentPlaces places;
    private final Decimal[] closes;
    private final long[] closedAtMs;
    private TacticalState begun;
    private Signals signals;
    private List<Trigger> fired = List.of();
    private QuietDeployments deployments;
    private long clockMs;
    private boolean moved;

    TacticalQuietCandles(TacticalParameters parameters) {
        this.parameters = parameters;
        places = new InstrumentPlaces(this::placeOf);
        closes = new Decimal[parameters.assets().size()];
        closedAtMs = new long[closes.length];
        begun = TacticalState.initial(parameters);
        signals = begun.signals();
        deployments = new QuietDeployments(parameters, begun);
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
        signals = state.signals();
        fired = state.fired();
        clockMs = state.clockMs();
        moved = false;
        deployments = new QuietDeployments(parameters, state);
        for (int i = 0; i < closes.length; i++) {
            closes[i] = state.markets().get(i).close();
            closedAtMs[i] = state.markets().get(i).closedAtMs();
        }
    }

    @Override
    public @Nullable String follow(Candle candle) {
        int place = places.of(candle.instrument());
        long atMs = Math.max(clockMs, candle.closeTimeMs());
        if (place < 0 || candle.closeTimeMs() <= closedAtMs[place]) {
            return passedAtRest(atMs);
        }
        String rule = ruleOf(candle, place, atMs);
        if (rule != null) {
            see(candle, place);
            passed(atMs);
        }
        return rule;
    }

    @Override
    public @Nullable String follow(FundingSettlement settlement) {
        String rule = passedAtRest(settlement.settledAtMs());
        if (rule != null && settlement.instrument().equals(parameters.fundingInstrument())) {
            signals = signals.with(settlement, parameters.confirmingRatePer8h());
        }
        return rule;
    }

    @Override
    public @Nullable String follow(Sentiment sentiment) {
        String rule = passedAtRest(sentiment.publishedAtMs());
        if (rule != null) {
            signals = signals.with(sentiment);
        }
        return rule;
    }

    private @Nullable String passedAtRest(long atMs) {
        if (!deployments.restAt(closes)) {
            return null;
        }
        passed(atMs);
        return DecisionDraft.NOTHING_DUE;
    }

    private void passed(long atMs) {
        clockMs = Math.max(clockMs, atMs);
        moved = true;
    }

    private @Nullable String ruleOf(Candle candle, int place, long atMs) {
        Decimal closeBefore = closes[place];
        long closedBefore = closedAtMs[place];
        closes[place] = candle.close();
        closedAtMs[place] = candle.closeTimeMs();
        String rule = staysAt(candle, place, atMs) ? deployments.ruleAt(closedAtMs, candle.closeTimeMs(), atMs) : null;
        closes[place] = closeBefore;
        closedAtMs[place] = closedBefore;
        return rule;
    }

    private boolean staysAt(Candle candle, int place, long atMs) {
        return deployments.restAt(closes)
                && !(deployments.areThere() && everyoneClosedAt(candle.closeTimeMs()) && deployments.end(closes, atMs))
                && !(place == 0 && deployments.mayBeMade(atMs) && triggers(candle, atMs));
    }

    private boolean triggers(Candle candle, long atMs) {
        boolean risen = candle.high().isAbove(signals.allTimeHigh());
        Signals after = risen ? signals.withHigh(candle.high()) : signals;
        for (int i = 0; i < Trigger.ALL.size(); i++) {
            Trigger trigger = Trigger.ALL.get(i);
            if ((risen || !fired.contains(trigger))
                    && TriggerRule.holds(trigger, after, candle.close(), parameters, atMs)) {
                return true;
            }
        }
        return false;
    }

    private boolean everyoneClosedAt(long atMs) {
        for (long closed : closedAtMs) {
            if (closed != atMs) {
                return false;
            }
        }
        return true;
    }

    private void see(Candle candle, int place) {
        closes[place] = candle.close();
        closedAtMs[place] = candle.closeTimeMs();
        if (place == 0 && candle.high().isAbove(signals.allTimeHigh())) {
            signals = signals.withHigh(candle.high());
            fired = List.of();
        }
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
            begin(begun.with(markets, signals, fired, clockMs));
        }
        return begun;
    }
}
