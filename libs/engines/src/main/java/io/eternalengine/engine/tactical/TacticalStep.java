package io.eternalengine.engine.tactical;

import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.SerialNumber;
import io.eternalengine.domain.model.Side;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.DecisionDraft;
import io.eternalengine.engine.RuleName;
import io.eternalengine.engine.SharedRule;
import java.util.Optional;

/** One run through the rules on one input: the state as it is, what was decided, and the reason. */
final class TacticalStep {
    private final TacticalParameters parameters;
    private final TacticalState state;
    private final DecisionDraft draft = new DecisionDraft();

    TacticalStep(TacticalParameters parameters, TacticalState state) {
        this.parameters = parameters;
        this.state = state;
    }

    /** The decision of a step in which no rule had anything to do. */
    static Decision nothingDue(String phase) {
        return Decision.withoutIntents(phase, SharedRule.NOTHING_DUE, "no rule had anything to do");
    }

    TacticalParameters parameters() {
        return parameters;
    }

    TacticalState state() {
        return state;
    }

    TacticalMarket market(int index) {
        return state.markets().get(index);
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

    /** Why nothing of an asset may be bought now; sales are never held back. */
    Optional<String> heldBack(int index) {
        return state.risk().forbids(EngineId.TACTICAL, parameters.account(), instrument(index), nowMs());
    }

    /** Sends a market order for one leg of a deployment. */
    void order(Deployment deployment, int index, Side side, OrderAmount amount, RuleName reason) {
        String intentId = intentId(deployment, index);
        deployment.legs().get(index).order(intentId);
        boolean isFirst = draft.decidesNothing();
        draft.intend(new OrderIntent(
                intentId,
                EngineId.TACTICAL,
                parameters.account(),
                instrument(index),
                side,
                ExecutionStyle.MARKET,
                amount,
                side == Side.SELL,
                state.risk().halts().epoch(),
                nowMs(),
                market(index).close(),
                reason.text()));
        if (isFirst) {
            because(reason, intentId);
        }
    }

    /** Names an intent for ever: the deployment, the asset, and the number of the order. */
    private String intentId(Deployment deployment, int index) {
        return EngineId.TACTICAL.label()
                + ".deployment-"
                + SerialNumber.padded(deployment.number(), 4)
                + "."
                + instrument(index).symbol()
                + ".order-"
                + SerialNumber.padded(deployment.legs().get(index).orders() + 1, 4);
    }

    private InstrumentId instrument(int index) {
        return parameters.assets().get(index).spot();
    }

    Decision decision() {
        return draft.decidesNothing() ? nothingDue(state.phase()) : draft.decision(state.phase());
    }
}
