package io.eternalengine.core.engine.funding;

import static io.eternalengine.core.state.FarFromBounds.MARGIN;

import io.eternalengine.core.accounting.PerpetualPosition;
import io.eternalengine.core.engine.QuietCandles;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.FundingSettlement;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.MarketCategory;
import io.eternalengine.core.model.Sentiment;
import io.eternalengine.core.state.InstrumentPlaces;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows what leaves FUNDING as it is: it neither enters nor leaves, its legs are equal and its margin is ample. */
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
        for (int i = 0; i < carries.length; i++) {
            Carry carry = state.carries().get(i);
            legsAreQuiet &= HedgeRule.isQuiet(carry);
            carries[i] = new QuietCarry(parameters, carry);
        }
        judgeEntries();
    }

    private void judgeEntries() {
        boolean streak = false;
        for (QuietCarry carry : carries) {
            streak |= isStreak(carry.rates());
        }
        for (QuietCarry carry : carries) {
            carry.engineMayEnter(begun.capital() != null && !streak);
        }
    }

    private boolean isStreak(CarryRates rates) {
        return rates.negatives() >= parameters.negativesToCloseAll();
    }

    @Override
    public @Nullable String follow(Candle candle) {
        if (!legsAreQuiet) {
            return null;
        }
        int place = places.of(candle.instrument());
        boolean ofSpot = candle.instrument().category() == MarketCategory.SPOT;
        long atMs = Math.max(clockMs, candle.closeTimeMs());
        if (place < 0 || candle.closeTimeMs() <= carries[place].closedAtMs(ofSpot)) {
            return passed(atMs, rule);
        }
        QuietCarry carry = carries[place];
        CarryPrices after = carry.pricesAfter(candle, ofSpot);
        if (!carry.staysAt(after, atMs) || !marginIsAmple(place, after)) {
            return null;
        }
        boolean invites = carry.invitesEntryAt(after);
        if (invites && !isHeldBack(place, atMs)) {
            return null;
        }
        carry.follow(after);
        return passed(atMs, invites ? EntryRule.HELD_BACK : rule);
    }

    private boolean isHeldBack(int place, long nowMs) {
        return FundingCourse.heldBack(
                        parameters.assets().get(place), begun.riskHeard(), begun.halts(), parameters, nowMs)
                .isPresent();
    }

    @Override
    public @Nullable String follow(FundingSettlement settlement) {
        int place = places.of(settlement.instrument());
        if (!legsAreQuiet) {
            return null;
        }
        if (place < 0) {
            return passed(settlement.settledAtMs(), rule);
        }
        QuietCarry carry = carries[place];
        if (settlement.settledAtMs() <= carry.rates().settledAtMs()) {
            return passed(settlement.settledAtMs(), SettlementRule.KNOWN);
        }
        boolean closesAll = isStreak(carry.rates().settled(settlement)) && !allAreMonitoring();
        if (closesAll || !carry.isQuietAtSettlement()) {
            return null;
        }
        carry.follow(settlement);
        judgeEntries();
        return passed(settlement.settledAtMs(), rule);
    }

    private boolean allAreMonitoring() {
        for (QuietCarry carry : carries) {
            if (!carry.isMonitoring()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public @Nullable String follow(Sentiment sentiment) {
        return legsAreQuiet ? passed(sentiment.publishedAtMs(), rule) : null;
    }

    private String passed(long atMs, String because) {
        clockMs = Math.max(clockMs, atMs);
        moved = true;
        return because;
    }

    private boolean marginIsAmple(int place, CarryPrices after) {
        if (begun.marginLow()) {
            return false;
        }
        double notional = 0;
        double margin = begun.cash().toNearDouble();
        double scale = Math.abs(margin);
        for (int i = 0; i < carries.length; i++) {
            PerpetualPosition perpetual = begun.carries().get(i).legs().perpetual();
            if (!perpetual.isFlat()) {
                double mark = (i == place ? after : carries[i].prices()).mark().toNearDouble();
                double value = perpetual.quantity().toNearDouble() * mark;
                double cost = perpetual.cost().toNearDouble();
                notional += Math.abs(value);
                margin += value - cost;
                scale += Math.abs(value) + Math.abs(cost);
            }
        }
        return margin - notional * parameters.marginAlert().toNearDouble() > MARGIN * scale || notional == 0;
    }

    @Override
    public Decimal setAside() {
        return begun.profitForTactical();
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
