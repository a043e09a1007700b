package io.eternalengine.engine.corehodl;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.DecisionDraft;
import io.eternalengine.engine.LateFigure;
import io.eternalengine.engine.Reason;
import io.eternalengine.engine.RuleName;
import java.util.Optional;

/** One run through the rules on one input: the state as it is, what was decided, and the reason. */
final class CoreHodlStep {
    private final CoreHodlParameters parameters;
    private final CoreHodlState state;
    private final Holdings holdings;
    private final long nowMs;
    private final DecisionDraft draft = new DecisionDraft();

    CoreHodlStep(CoreHodlParameters parameters, CoreHodlState state, long nowMs) {
        this.parameters = parameters;
        this.state = state;
        this.nowMs = nowMs;
        holdings = new Holdings(parameters, state);
    }

    CoreHodlParameters parameters() {
        return parameters;
    }

    CoreHodlState state() {
        return state;
    }

    /** What is held now. */
    Holdings holdings() {
        return holdings;
    }

    /** That of an instrument on which a target trades. */
    CoreHodlMarket market(InstrumentId instrument) {
        return state.markets().of(instrument);
    }

    long nowMs() {
        return nowMs;
    }

    /** What a trade in a market costs, as a fraction of its value: what the exchange reported, or what is assumed before that. */
    Decimal feeFraction(CoreHodlMarket market) {
        Decimal stated = market.feeFraction();
        return stated == null ? parameters.takerFeeFraction() : stated;
    }

    /** Names the rule that decides; a later rule replaces an earlier one. */
    void because(RuleName newRule, String newExplanation) {
        draft.because(newRule, newExplanation);
    }

    void because(Reason reason) {
        draft.because(reason);
    }

    void note(String name, Object value) {
        draft.note(name, value);
    }

    /** Notes a figure under a name that ends with what it is about. */
    void note(String name, String about, Object value) {
        draft.note(name, about, value);
    }

    void note(String name, LateFigure figure) {
        draft.note(name, figure);
    }

    /** Why nothing of this instrument may be bought now; sales are never held back. */
    Optional<String> purchaseHeldBack(InstrumentId instrument) {
        return state.risk().leaseHeld() && state.isLiquidating(instrument)
                ? Optional.of("risk ordered all of it sold")
                : state.risk().forbids(EngineId.CORE_HODL, parameters.account(), instrument, nowMs);
    }

    /** Makes the next child order of a parent order, for this much of it: one intent, named after the parent order and the child order. */
    void attempt(ParentOrder parentOrder, OrderAmount amount) {
        parentOrder.beginChildOrder();
        draft.intend(new OrderIntent(
                parentOrder.intentId(),
                EngineId.CORE_HODL,
                parameters.account(),
                parentOrder.instrument(),
                parentOrder.side(),
                parentOrder.style(),
                amount,
                parentOrder.reduces(),
                state.risk().halts().epoch(),
                nowMs,
                market(parentOrder.instrument()).close(),
                draft.rule().text()));
    }

    /** Whether no rule had anything to do or to say. */
    boolean decidesNothing() {
        return draft.decidesNothing();
    }

    Decision decision() {
        return draft.decision(state.phase().name());
    }
}
