package io.eternalengine.core.engine.funding;

import io.eternalengine.core.engine.QuietCandles;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.MarketCategory;
import io.eternalengine.core.state.InstrumentPlaces;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows the candles on which FUNDING neither enters nor leaves, its legs are equal and its margin is ample. */
final class FundingQuietCandles implements QuietCandles<FundingState> {
    private final FundingParameters parameters;
    private final InstrumentPlaces places;
    private final QuietCarry[] carries;
    private FundingState begun;
    private String rule = "";
    private long clockMs;
    private boolean legsAreQuiet;
    private boolean moved;

    FundingQuietCandles(FundingParameters parameters) {
        this.parameters = parameters;
        places = new InstrumentPlaces(this::placeOf);
        carries = new QuietCarry[parameters.assets().size()];
        begun = FundingState.initial(carries.length);
        begin(begun);
    }

    private int placeOf(InstrumentId instrument) {
        for (int i = 0; i < parameters.assets().size(); i++) {
            CarryAsset asset = parameters.assets().get(i);
            if (asset.spot().equals(instrument) || asset.perpetual().equals(instrument)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void begin(FundingState state) {
        begun = state;
        clockMs = state.clockMs();
        moved = false;
        rule = QuietDecisions.in(state).rule();
        legsAreQuiet = true;
        boolean streak = false;
        for (Carry carry : state.carries()) {
            legsAreQuiet &= HedgeRule.isQuiet(carry);
            streak |= carry.rates().negatives() >= parameters.negativesToCloseAll();
        }
        for (int i = 0; i < carries.length; i++) {
            boolean mayEnter = state.capital() != null && !streak;
            carries[i] = new QuietCarry(parameters, state.carries().get(i), mayEnter);
        }
    }

    @Override
    public @Nullable String follow(Candle candle) {
        if (!legsAreQuiet) {
            return null;
        }
        int place = places.of(candle.instrument());
        boolean ofSpot = candle.instrument().category() == MarketCategory.SPOT;
        long atMs = Math.max(clockMs, candle.closeTimeMs());
        if (place >= 0 && candle.closeTimeMs() > carries[place].closedAtMs(ofSpot)) {
            CarryPrices after = carries[place].pricesAfter(candle, ofSpot);
            if (!carries[place].isQuietAt(after, atMs) || !marginIsAmple(place, after)) {
                return null;
            }
            carries[place].follow(after);
        }
        clockMs = atMs;
        moved = true;
        return rule;
    }

    private boolean marginIsAmple(int place, CarryPrices after) {
        Decimal notional = Decimal.ZERO;
        Decimal margin = begun.cash();
        for (int i = 0; i < carries.length; i++) {
            var perpetual = begun.carries().get(i).legs().perpetual();
            if (!perpetual.isFlat()) {
                Decimal mark = i == place ? after.mark() : carries[i].prices().mark();
                notional = notional.plus(perpetual.notional(mark));
                margin = margin.plus(perpetual.unrealised(mark));
            }
        }
        return !begun.marginLow() && (notional.isZero() || !MarginRule.isLow(margin, notional, parameters));
    }

    @Override
    public FundingState state() {
        if (moved) {
            List<Carry> followed = new ArrayList<>(carries.length);
            for (QuietCarry carry : carries) {
                followed.add(carry.carry());
            }
            begin(new FundingState(
                    begun.capital(),
                    followed,
                    begun.cash(),
                    begun.profitForTactical(),
                    begun.fundingReceived(),
                    begun.marginLow(),
                    clockMs,
                    begun.halts(),
                    begun.riskHeard()));
        }
        return begun;
    }
}
