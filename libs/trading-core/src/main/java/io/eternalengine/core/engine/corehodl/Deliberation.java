package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.engine.DecisionDraft;
import io.eternalengine.core.engine.EngineSteps.Outcome;
import io.eternalengine.core.engine.Reason;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.OrderAmount;
import io.eternalengine.core.model.OrderIntent;
import io.eternalengine.core.risk.HaltRegister;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run through the rules on one input: the state so far, what was decided, and the reason. */
final class Deliberation {
    private final CoreHodlParameters parameters;
    private final long nowMs;
    private final DecisionDraft draft = new DecisionDraft();
    private CoreHodlState state;
    private @Nullable Holdings holdings;

    Deliberation(CoreHodlParameters parameters, CoreHodlState state, long nowMs) {
        this.parameters = parameters;
        this.state = state;
        this.nowMs = nowMs;
    }

    CoreHodlParameters parameters() {
        return parameters;
    }

    CoreHodlState state() {
        return state;
    }

    /** What is held now. */
    Holdings holdings() {
        Holdings known = holdings;
        if (known == null || !known.areThoseOf(state)) {
            known = new Holdings(parameters, state);
            holdings = known;
        }
        return known;
    }

    /** What a trade of this instrument costs, as a fraction of its value: what the exchange told, or what is assumed before that. */
    Decimal feeFraction(InstrumentId instrument) {
        Decimal stated = state.venueFacts().feeFractions().get(instrument);
        return stated == null ? parameters.takerFeeFraction() : stated;
    }

    long nowMs() {
        return nowMs;
    }

    void happen(CoreHodlEvent event) {
        state = CoreHodlEvolution.evolve(state, event, parameters.quoteAsset());
    }

    /** Names the rule that decides; a later rule replaces an earlier one. */
    void because(String newRule, String newExplanation) {
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

    /** Why nothing of this instrument may be bought now. */
    Optional<String> purchaseHeldBack(InstrumentId instrument) {
        return purchaseHeldBack(state, state.halts(), parameters, instrument, nowMs);
    }

    /** The same with these halts in place of the state's. */
    static Optional<String> purchaseHeldBack(
            CoreHodlState state,
            HaltRegister halts,
            CoreHodlParameters parameters,
            InstrumentId instrument,
            long nowMs) {
        if (!state.riskHeard()) {
            return Optional.of("risk is not heard");
        }
        if (state.liquidating().contains(instrument)) {
            return Optional.of("risk ordered all of it sold");
        }
        return halts.forbids(EngineId.CORE_HODL, parameters.account(), instrument, nowMs);
    }

    /** Makes the next try of a task, for this much of it: one intent, named after the task and the try. */
    void attempt(Task task, OrderAmount amount) {
        Decimal reference = Objects.requireNonNull(state.markets().get(task.instrument()), "market")
                .lastClose();
        happen(new CoreHodlEvent.TaskTried(task.name()));
        draft.intend(new OrderIntent(
                task.tried().intentId(),
                EngineId.CORE_HODL,
                parameters.account(),
                task.instrument(),
                task.side(),
                task.style(),
                amount,
                task.reduces(),
                state.halts().epoch(),
                nowMs,
                reference,
                draft.rule()));
    }

    Outcome<CoreHodlState> outcome() {
        return new Outcome<>(state, draft.decision(state.phase().name()));
    }
}
