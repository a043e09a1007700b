package io.eternalengine.engine.trend;

import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskCommand;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.engine.SharedRule;

/** Risk's commands are applied at once: halts and pauses are kept, sizes scaled, and an ordered reduction is closed at market. */
final class ReductionRule {

    private ReductionRule() {}

    static void on(TrendStep step, RiskCommand command) {
        if (step.state().risk().halts().knows(command)) {
            step.because(SharedRule.COMMAND_KNOWN, "epoch " + command.epoch() + " was applied before");
            return;
        }
        step.state().risk().on(command);
        step.note("riskEpoch", command.epoch());
        step.because(SharedRule.RISK_COMMAND, command.action().getClass().getSimpleName());
        switch (command.action()) {
            case RiskAction.ReductionOrdered reduction -> reduce(step, reduction);
            case RiskAction.SizeScaled scaled -> scale(step, scaled);
            case RiskAction.HaltImposed ignored -> {}
            case RiskAction.HaltLifted ignored -> {}
            case RiskAction.EntriesPaused ignored -> {}
            case RiskAction.BreakerMoved moved -> WarningRule.on(step, moved);
            case RiskAction.HaltLogRebased ignored -> {}
        }
    }

    static boolean concerns(RiskScope scope, TrendParameters parameters, InstrumentId instrument) {
        return scope.covers(EngineId.TREND, parameters.account(), instrument);
    }

    private static void scale(TrendStep step, RiskAction.SizeScaled scaled) {
        for (int index = 0; index < step.state().assets().size(); index++) {
            if (concerns(scaled.scope(), step.parameters(), step.instrument(index))) {
                step.asset(index).scale(SizeScale.of(scaled));
            }
        }
    }

    private static void reduce(TrendStep step, RiskAction.ReductionOrdered reduction) {
        step.note("fraction", reduction.fraction());
        if (reduction.fraction().isZero()) {
            return;
        }
        for (int index = 0; index < step.state().assets().size(); index++) {
            if (concerns(reduction.scope(), step.parameters(), step.instrument(index))) {
                reduce(step, index, Decimal.ONE.minus(reduction.fraction()));
            }
        }
    }

    private static void reduce(TrendStep step, int index, Decimal keepFraction) {
        switch (step.asset(index).phase()) {
            case TrendPhase.Scanning ignored -> {}
            case TrendPhase.Entering entering -> step.asset(index).moveTo(entering.curtailed(keepFraction));
            case TrendPhase.InPosition held -> keep(step, index, held.trade(), keepFraction);
            case TrendPhase.Exiting exiting -> keep(step, index, exiting.trade(), keepFraction);
        }
    }

    /** The position shrinks to this fraction of what is held. */
    static void keep(TrendStep step, int index, Trade trade, Decimal keepFraction) {
        Decimal keep = trade.quantity()
                .times(keepFraction)
                .floorToStep(step.rules(index).quantityStep());
        ExitOrder.decide(step, index, keep, TrendRule.REDUCTION);
    }
}
