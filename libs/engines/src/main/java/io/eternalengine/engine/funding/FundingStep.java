package io.eternalengine.engine.funding;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.SerialNumber;
import io.eternalengine.domain.model.Side;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.DecisionDraft;
import io.eternalengine.engine.RuleName;
import io.eternalengine.engine.SharedRule;
import java.util.List;
import java.util.Optional;

/** One run through the rules on one input: the state as it is, what was decided, and the reason. */
final class FundingStep {
    private final FundingParameters parameters;
    private final FundingState state;
    private final DecisionDraft draft = new DecisionDraft();

    FundingStep(FundingParameters parameters, FundingState state) {
        this.parameters = parameters;
        this.state = state;
    }

    /** The decision of a step in which no rule had anything to do. */
    static Decision nothingDue(String phase) {
        return phase.equals(FundingState.AWAITING_CAPITAL)
                ? Decision.withoutIntents(phase, SharedRule.AWAITING_CAPITAL, "no capital is assigned yet")
                : Decision.withoutIntents(phase, SharedRule.NOTHING_DUE, "no rule had anything to do");
    }

    FundingParameters parameters() {
        return parameters;
    }

    FundingState state() {
        return state;
    }

    CarryAsset asset(int index) {
        return parameters.assets().get(index);
    }

    Carry carry(int index) {
        return state.carries().get(index);
    }

    List<Carry> carries() {
        return state.carries();
    }

    long nowMs() {
        return state.clockMs();
    }

    /** Names the rule that decides; a later rule replaces an earlier one. */
    void because(RuleName newRule, String newExplanation) {
        draft.because(newRule, newExplanation);
    }

    void note(String name, Object value) {
        draft.note(name, value);
    }

    /** Why nothing of an asset may be opened now. */
    Optional<String> heldBack(int index) {
        return heldBackOn(asset(index).spot()).or(() -> heldBackOn(asset(index).perpetual()));
    }

    private Optional<String> heldBackOn(InstrumentId instrument) {
        return state.risk().forbids(EngineId.FUNDING, parameters.account(), instrument, nowMs());
    }

    /** Sends a market order for one leg; the leg is busy until it has ended. */
    void order(int index, InstrumentId instrument, Side side, Decimal quantity, boolean reduceOnly, RuleName reason) {
        Carry carry = carry(index);
        carry.countOrder();
        boolean ofSpot = instrument.category() == MarketCategory.SPOT;
        String intentId = EngineId.FUNDING.label()
                + "."
                + instrument.symbol()
                + (ofSpot ? ".spot" : ".perpetual")
                + (side == Side.BUY ? "-buy." : "-sell.")
                + SerialNumber.padded(carry.orders(), 6);
        (ofSpot ? carry.legs().spotLeg() : carry.legs().perpetualLeg()).order(intentId, !reduceOnly);
        draft.intend(new OrderIntent(
                intentId,
                EngineId.FUNDING,
                parameters.account(),
                instrument,
                side,
                ExecutionStyle.MARKET,
                new OrderAmount.OfBase(quantity),
                reduceOnly,
                state.risk().halts().epoch(),
                nowMs(),
                ofSpot ? carry.prices().spotClose() : carry.prices().mark(),
                reason.text()));
        because(reason, intentId + " " + quantity);
    }

    /** Gives an asset up, if it is held: both legs shall go to 0. */
    void leave(int index, RuleName reason, String why) {
        if (carry(index).isHeld()) {
            carry(index).exit();
            note("left." + asset(index).coin(), why);
            because(reason, asset(index).coin() + " is left: " + why);
        }
    }

    Decision decision() {
        return draft.decidesNothing() ? nothingDue(state.phase()) : draft.decision(state.phase());
    }
}
