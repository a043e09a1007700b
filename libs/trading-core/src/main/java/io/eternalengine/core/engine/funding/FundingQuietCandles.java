package io.eternalengine.core.engine.funding;

import io.eternalengine.core.engine.HeldBack;
import io.eternalengine.core.engine.QuietCandles;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.FundingSettlement;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.MarketCategory;
import io.eternalengine.core.model.Sentiment;
import io.eternalengine.core.risk.RiskAction;
import io.eternalengine.core.risk.RiskCommand;
import io.eternalengine.core.state.InstrumentPlaces;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Follows what leaves FUNDING as it is: it neither enters nor leaves, its legs are equal and its margin is ample. */
final class FundingQuietCandles implements QuietCandles<FundingState> {
    private final FundingParameters parameters;
    private final InstrumentPlaces places;
    private final QuietCarry[] carries;
    private final QuietMargin margin;
    private final QuietPurse purse;
    /** The coins' markets, then the perpetuals. */
    private final HeldBack heldBack;

    private FundingState begun;
    private String rule = "";
    private long clockMs;
    private boolean legsAreQuiet;
    private boolean moved;

    FundingQuietCandles(FundingParameters parameters) {
        this.parameters = parameters;
        places = new InstrumentPlaces(this::placeOf);
        carries = new QuietCarry[parameters.assets().size()];
        Arrays.setAll(carries, i -> new QuietCarry(parameters));
        margin = new QuietMargin(parameters, carries);
        purse = new QuietPurse(parameters);
        heldBack = new HeldBack(EngineId.FUNDING, parameters.account(), instruments(parameters));
        begun = FundingState.initial(carries.length);
        begin(begun);
    }

    private static List<InstrumentId> instruments(FundingParameters parameters) {
        return Stream.concat(
                        parameters.assets().stream().map(CarryAsset::spot),
                        parameters.assets().stream().map(CarryAsset::perpetual))
                .toList();
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
        purse.begin(state);
        margin.forget();
        heldBack.begin(state.halts(), state.riskHeard());
        legsAreQuiet = true;
        for (int i = 0; i < carries.length; i++) {
            Carry carry = state.carries().get(i);
            legsAreQuiet &= HedgeRule.isQuiet(carry);
            carries[i].begin(carry);
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
        long closedAtMs = candle.closeTimeMs();
        int place = places.of(candle.instrument());
        if (place < 0) {
            return passed(closedAtMs, rule);
        }
        QuietCarry carry = carries[place];
        boolean ofSpot = candle.instrument().category() == MarketCategory.SPOT;
        return closedAtMs > carry.closedAtMs(ofSpot)
                ? follow(carry, place, candle.close(), closedAtMs, ofSpot)
                : passed(closedAtMs, rule);
    }

    private @Nullable String follow(QuietCarry carry, int place, Decimal close, long closedAtMs, boolean ofSpot) {
        long nowMs = Math.max(clockMs, closedAtMs);
        boolean stays = carry.stays(close, closedAtMs, ofSpot, nowMs)
                && !begun.marginLow()
                && margin.isAmple(purse.cash(), place, ofSpot ? carry.mark() : close);
        boolean invites = stays && carry.invitesEntry(close, closedAtMs, ofSpot);
        if (!stays || (invites && !isHeldBack(place, nowMs))) {
            return null;
        }
        carry.close(close, closedAtMs, ofSpot);
        return passed(closedAtMs, invites ? EntryRule.HELD_BACK : rule);
    }

    private boolean isHeldBack(int place, long nowMs) {
        return nowMs < Math.max(heldBack.untilMs(place), heldBack.untilMs(carries.length + place));
    }

    @Override
    public @Nullable String follow(FundingSettlement settlement) {
        if (!legsAreQuiet) {
            return null;
        }
        int place = places.of(settlement.instrument());
        if (place < 0) {
            return passed(settlement.settledAtMs(), rule);
        }
        QuietCarry carry = carries[place];
        if (settlement.settledAtMs() <= carry.rates().settledAtMs()) {
            return passed(settlement.settledAtMs(), SettlementRule.KNOWN);
        }
        CarryRates settled = carry.rates().settled(settlement);
        boolean closesAll = isStreak(settled) && !allAreMonitoring();
        if (closesAll || !carry.staysAt(settlement, Math.max(clockMs, settlement.settledAtMs()))) {
            return null;
        }
        carry.settle(settled);
        judgeEntries();
        return passed(settlement.settledAtMs(), carry.perpetual().isFlat() ? rule : pay(carry, settlement));
    }

    private String pay(QuietCarry carry, FundingSettlement settlement) {
        Decimal payment = carry.perpetual().fundingAt(settlement.rate(), carry.mark());
        purse.settle(payment);
        margin.forget();
        return payment.isPositive() ? SettlementRule.SPLIT : SettlementRule.SETTLED;
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

    @Override
    public @Nullable String follow(RiskCommand command) {
        if (!legsAreQuiet) {
            return null;
        }
        if (command.epoch() <= heldBack.halts().epoch()) {
            return passed(command.eventTimeMs(), RiskCommandRule.KNOWN);
        }
        if (mayMove(command.action())) {
            return null;
        }
        heldBack.hear(command);
        return passed(command.eventTimeMs(), RiskCommandRule.HEARD);
    }

    /** Whether more may come of it than that the halts are other ones. */
    private boolean mayMove(RiskAction action) {
        return switch (action) {
            case RiskAction.ReductionOrdered ignored -> !allAreMonitoring();
            case RiskAction.SizeScaled ignored -> true;
            case RiskAction.BreakerMoved ignored -> !allAreMonitoring();
            case RiskAction.HaltImposed ignored -> false;
            case RiskAction.HaltLifted ignored -> false;
            case RiskAction.EntriesPaused ignored -> false;
        };
    }

    private String passed(long atMs, String because) {
        clockMs = Math.max(clockMs, atMs);
        moved = true;
        return because;
    }

    @Override
    public Decimal setAside() {
        return purse.profitForTactical();
    }

    @Override
    public FundingState state() {
        if (moved) {
            Carry[] followed = new Carry[carries.length];
            for (int i = 0; i < followed.length; i++) {
                followed[i] = carries[i].carry();
            }
            begun = begun.with(
                    List.of(followed),
                    purse.cash(),
                    purse.profitForTactical(),
                    purse.fundingReceived(),
                    clockMs,
                    heldBack.halts());
            moved = false;
        }
        return begun;
    }
}
