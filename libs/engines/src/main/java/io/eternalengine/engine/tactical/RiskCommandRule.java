package io.eternalengine.engine.tactical;

import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskCommand;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.engine.SharedRule;

/** Risk's commands are applied at once. What a partial reduction brings stays in this engine's cash; all of it is returned. */
final class RiskCommandRule {
    private RiskCommandRule() {}

    static void on(TacticalStep step, RiskCommand command) {
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
            case RiskAction.HaltLogRebased ignored -> {}
            case RiskAction.BreakerMoved ignored -> {}
        }
    }

    /** Deployments are scaled by what is said of the watched asset. */
    private static void scale(TacticalStep step, RiskAction.SizeScaled scaled) {
        if (concerns(scaled.scope(), step.parameters(), 0)) {
            step.state().scale(scaled.multiplier());
        }
    }

    private static boolean concerns(RiskScope scope, TacticalParameters parameters, int index) {
        return scope.covers(
                EngineId.TACTICAL,
                parameters.account(),
                parameters.assets().get(index).spot());
    }

    private static void reduce(TacticalStep step, RiskAction.ReductionOrdered reduction) {
        for (int index = 0; index < step.state().markets().size(); index++) {
            if (concerns(reduction.scope(), step.parameters(), index)) {
                for (Deployment deployment : step.state().deployments()) {
                    reduce(deployment, index, reduction.fraction());
                }
            }
            WorkRule.orderDue(step, index);
        }
    }

    private static void reduce(Deployment deployment, int index, Decimal fraction) {
        if (fraction.equals(Decimal.ONE)) {
            deployment.giveBack();
        }
        DeploymentLeg leg = deployment.legs().get(index);
        leg.dropBudget();
        leg.sell(leg.held().times(fraction).max(leg.toSell()));
    }
}
