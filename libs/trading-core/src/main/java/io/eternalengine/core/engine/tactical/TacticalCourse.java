package io.eternalengine.core.engine.tactical;

import io.eternalengine.core.engine.Decision;
import io.eternalengine.core.engine.DecisionDraft;
import io.eternalengine.core.engine.EngineSteps.Outcome;
import io.eternalengine.core.model.CapitalAllocation;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.ExecutionStyle;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.OrderAmount;
import io.eternalengine.core.model.OrderIntent;
import io.eternalengine.core.model.SerialNumber;
import io.eternalengine.core.model.Side;
import io.eternalengine.core.risk.HaltRegister;
import io.eternalengine.core.state.DraftList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of TACTICAL over one input: the state as it changes, and what was decided. */
final class TacticalCourse {
    private static final EnumMap<TacticalPhase, Decision> NOTHING_DUE = nothingDue();

    final TacticalParameters parameters;
    final long nowMs;
    final DraftList<TacticalMarket> markets;
    final DraftList<Deployment> deployments;
    private final TacticalState before;
    List<Trigger> fired;

    @Nullable
    CapitalAllocation capital;

    Signals signals;
    Decimal cash;
    Decimal proceedsForCore;
    long deploymentsMade;
    long lastDeploymentMs;
    Decimal sizeMultiplier;
    HaltRegister halts;
    boolean riskHeard;
    private final DecisionDraft draft = new DecisionDraft();

    TacticalCourse(TacticalParameters parameters, TacticalState state, long eventTimeMs) {
        this.parameters = parameters;
        nowMs = Math.max(state.clockMs(), eventTimeMs);
        before = state;
        markets = new DraftList<>(state.markets());
        deployments = new DraftList<>(state.deployments());
        fired = state.fired();
        capital = state.capital();
        signals = state.signals();
        cash = state.cash();
        proceedsForCore = state.proceedsForCore();
        deploymentsMade = state.deploymentsMade();
        lastDeploymentMs = state.lastDeploymentMs();
        sizeMultiplier = state.sizeMultiplier();
        halts = state.halts();
        riskHeard = state.riskHeard();
    }

    int indexOf(InstrumentId instrument) {
        for (int i = 0; i < parameters.assets().size(); i++) {
            if (parameters.assets().get(i).spot().equals(instrument)) {
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

    /** Why nothing of this instrument may be bought now. */
    Optional<String> heldBack(InstrumentId instrument) {
        return riskHeard
                ? halts.forbids(EngineId.TACTICAL, parameters.account(), instrument, nowMs)
                : Optional.of("risk is not heard");
    }

    /** Sends a market order for one leg of a deployment. */
    void order(int deploymentIndex, int legIndex, Side side, OrderAmount amount, String reason) {
        Deployment deployment = deployments.get(deploymentIndex);
        DeploymentLeg leg = deployment.legs().get(legIndex);
        InstrumentId instrument = parameters.assets().get(legIndex).spot();
        String intentId = EngineId.TACTICAL.label()
                + ".deployment-"
                + SerialNumber.padded(deployment.number(), 4)
                + "."
                + instrument.symbol()
                + ".order-"
                + SerialNumber.padded(leg.orders() + 1, 4);
        deployments.set(deploymentIndex, deployment.withLeg(legIndex, leg.ordered(intentId)));
        boolean isFirst = draft.isQuiet();
        draft.intend(new OrderIntent(
                intentId,
                EngineId.TACTICAL,
                parameters.account(),
                instrument,
                side,
                ExecutionStyle.MARKET,
                amount,
                side == Side.SELL,
                halts.epoch(),
                nowMs,
                markets.get(legIndex).close(),
                reason));
        if (isFirst) {
            because(reason, intentId);
        }
    }

    Outcome<TacticalState> outcome() {
        TacticalState state = hasChanged() ? next() : before;
        Decision quiet = NOTHING_DUE.get(state.phase());
        return new Outcome<>(
                state,
                quiet != null && draft.isQuiet()
                        ? quiet
                        : draft.decision(state.phase().name()));
    }

    /** Every value is replaced when it changes, so the same object is the same value. */
    @SuppressWarnings("ReferenceEquality")
    private boolean hasChanged() {
        return nowMs != before.clockMs()
                || markets.isCopied()
                || deployments.isCopied()
                || fired != before.fired()
                || capital != before.capital()
                || signals != before.signals()
                || cash != before.cash()
                || proceedsForCore != before.proceedsForCore()
                || deploymentsMade != before.deploymentsMade()
                || lastDeploymentMs != before.lastDeploymentMs()
                || sizeMultiplier != before.sizeMultiplier()
                || halts != before.halts()
                || riskHeard != before.riskHeard();
    }

    private TacticalState next() {
        return new TacticalState(
                capital,
                markets.done(),
                signals,
                cash,
                proceedsForCore,
                deployments.done(),
                deploymentsMade,
                lastDeploymentMs,
                fired,
                sizeMultiplier,
                nowMs,
                halts,
                riskHeard);
    }

    private static EnumMap<TacticalPhase, Decision> nothingDue() {
        var decisions = new EnumMap<TacticalPhase, Decision>(TacticalPhase.class);
        for (TacticalPhase phase : TacticalPhase.values()) {
            decisions.put(phase, Decision.quiet(phase.name(), DecisionDraft.NOTHING_DUE, "no rule had anything to do"));
        }
        return decisions;
    }
}
