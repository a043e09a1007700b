package io.eternalengine.core.engine.funding;

import io.eternalengine.core.engine.DecisionDraft;
import io.eternalengine.core.engine.EngineSteps.Outcome;
import io.eternalengine.core.model.CapitalAllocation;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.ExecutionStyle;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.MarketCategory;
import io.eternalengine.core.model.OrderAmount;
import io.eternalengine.core.model.OrderIntent;
import io.eternalengine.core.model.SerialNumber;
import io.eternalengine.core.model.Side;
import io.eternalengine.core.risk.HaltRegister;
import io.eternalengine.core.state.DraftList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of FUNDING over one input: the state as it changes, and what was decided. */
final class FundingCourse {
    final FundingParameters parameters;
    final long nowMs;

    @Nullable
    CapitalAllocation capital;

    Decimal cash;
    Decimal profitForTactical;
    Decimal fundingReceived;
    boolean marginLow;
    HaltRegister halts;
    boolean riskHeard;
    private final DraftList<Carry> carries;
    private final FundingState before;
    private final DecisionDraft draft = new DecisionDraft();

    FundingCourse(FundingParameters parameters, FundingState state, long eventTimeMs) {
        this.parameters = parameters;
        nowMs = Math.max(state.clockMs(), eventTimeMs);
        capital = state.capital();
        before = state;
        carries = new DraftList<>(state.carries());
        cash = state.cash();
        profitForTactical = state.profitForTactical();
        fundingReceived = state.fundingReceived();
        marginLow = state.marginLow();
        halts = state.halts();
        riskHeard = state.riskHeard();
    }

    int assets() {
        return carries.size();
    }

    CarryAsset asset(int index) {
        return parameters.assets().get(index);
    }

    Carry carry(int index) {
        return carries.get(index);
    }

    List<Carry> carries() {
        return carries;
    }

    void put(int index, Carry carry) {
        carries.set(index, carry);
    }

    /** Index of the asset that trades on an instrument, or −1. */
    int indexOf(InstrumentId instrument) {
        for (int i = 0; i < parameters.assets().size(); i++) {
            CarryAsset asset = parameters.assets().get(i);
            if (asset.spot().equals(instrument) || asset.perpetual().equals(instrument)) {
                return i;
            }
        }
        return -1;
    }

    /** Names the rule that decides; a later rule replaces an earlier one. */
    void because(String newRule, String newExplanation) {
        draft.because(newRule, newExplanation);
    }

    void note(String name, Object value) {
        draft.note(name, value);
    }

    /** Why nothing of this asset may be opened now. */
    Optional<String> heldBack(CarryAsset asset) {
        if (!riskHeard) {
            return Optional.of("risk is not heard");
        }
        return halts.forbids(EngineId.FUNDING, parameters.account(), asset.spot(), nowMs)
                .or(() -> halts.forbids(EngineId.FUNDING, parameters.account(), asset.perpetual(), nowMs));
    }

    /** Sends a market order for one leg; the leg is busy until it has ended. */
    void order(int index, InstrumentId instrument, Side side, Decimal quantity, boolean reduces, String reason) {
        Carry carry = carry(index).withNextOrder();
        boolean ofSpot = instrument.category() == MarketCategory.SPOT;
        String intentId = EngineId.FUNDING.label()
                + "."
                + instrument.symbol()
                + (ofSpot ? ".spot" : ".perpetual")
                + (side == Side.BUY ? "-buy." : "-sell.")
                + SerialNumber.padded(carry.orders(), 6);
        CarryLegs legs = carry.legs();
        put(
                index,
                carry.withLegs(
                        ofSpot
                                ? legs.withLegs(legs.spotLeg().ordered(intentId, !reduces), legs.perpetualLeg())
                                : legs.withLegs(
                                        legs.spotLeg(), legs.perpetualLeg().ordered(intentId, !reduces))));
        draft.intend(new OrderIntent(
                intentId,
                EngineId.FUNDING,
                parameters.account(),
                instrument,
                side,
                ExecutionStyle.MARKET,
                new OrderAmount.OfBase(quantity),
                reduces,
                halts.epoch(),
                nowMs,
                ofSpot ? carry.prices().spotClose() : carry.prices().mark(),
                reason));
        because(reason, intentId + " " + quantity);
    }

    /** Gives an asset up: both legs shall go to 0. */
    void leave(int index, String reason, String why) {
        Carry carry = carry(index);
        if (carry.phase() == CarryPhase.ENTERING || carry.phase() == CarryPhase.COLLECTING) {
            put(index, carry.entered(CarryPhase.EXITING).withLegs(carry.legs().withTarget(Decimal.ZERO)));
            note("left." + asset(index).coin(), why);
            because(reason, asset(index).coin() + " is left: " + why);
        }
    }

    /** Cash, coins and unrealised profit, by the engine's own books. */
    Decimal equity() {
        Decimal equity = cash;
        for (Carry carry : carries) {
            equity = equity.plus(carry.value());
        }
        return equity;
    }

    /** Every value is replaced when it changes, so the same object is the same value. */
    @SuppressWarnings("ReferenceEquality")
    private boolean hasChanged() {
        return nowMs != before.clockMs()
                || carries.isCopied()
                || capital != before.capital()
                || cash != before.cash()
                || profitForTactical != before.profitForTactical()
                || fundingReceived != before.fundingReceived()
                || marginLow != before.marginLow()
                || halts != before.halts()
                || riskHeard != before.riskHeard();
    }

    private FundingState next() {
        return new FundingState(
                capital, carries.done(), cash, profitForTactical, fundingReceived, marginLow, nowMs, halts, riskHeard);
    }

    Outcome<FundingState> outcome() {
        FundingState state = hasChanged() ? next() : before;
        return new Outcome<>(
                state, draft.isQuiet() ? QuietDecisions.in(state) : draft.decision(QuietDecisions.labelOf(state)));
    }
}
