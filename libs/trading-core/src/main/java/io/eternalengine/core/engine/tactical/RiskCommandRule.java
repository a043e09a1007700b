package io.eternalengine.core.engine.tactical;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.risk.RiskAction;
import io.eternalengine.core.risk.RiskCommand;

/** Risk's commands are heard at once. What a partial reduction brings stays in this engine's cash; all of it is returned. */
final class RiskCommandRule {
    static final String KNOWN = "command-known";
    static final String HEARD = "risk-command";

    private RiskCommandRule() {}

    static void hear(TacticalCourse course, RiskCommand command) {
        if (course.halts.knows(command)) {
            course.because(KNOWN, "epoch " + command.epoch() + " was heard before");
            return;
        }
        course.halts = course.halts.after(command);
        course.note("riskEpoch", command.epoch());
        course.because(HEARD, command.action().getClass().getSimpleName());
        switch (command.action()) {
            case RiskAction.ReductionOrdered reduction -> reduce(course, reduction);
            case RiskAction.SizeScaled scaled -> {
                if (covers(course.parameters, scaled)) {
                    course.sizeMultiplier = scaled.multiplier();
                }
            }
            case RiskAction.HaltImposed ignored -> {}
            case RiskAction.HaltLifted ignored -> {}
            case RiskAction.EntriesPaused ignored -> {}
            case RiskAction.HaltLogRebased ignored -> {}
            case RiskAction.BreakerMoved ignored -> {}
        }
    }

    /** Whether deployments are scaled: by what is said of the watched asset. */
    static boolean covers(TacticalParameters parameters, RiskAction.SizeScaled scaled) {
        return scaled.scope()
                .covers(
                        EngineId.TACTICAL,
                        parameters.account(),
                        parameters.assets().getFirst().spot());
    }

    private static void reduce(TacticalCourse course, RiskAction.ReductionOrdered reduction) {
        for (int leg = 0; leg < course.parameters.assets().size(); leg++) {
            boolean covered = reduction
                    .scope()
                    .covers(
                            EngineId.TACTICAL,
                            course.parameters.account(),
                            course.parameters.assets().get(leg).spot());
            for (int i = 0; covered && i < course.deployments.size(); i++) {
                Deployment deployment = course.deployments.get(i);
                DeploymentLeg held = deployment.legs().get(leg);
                Decimal quantity = held.held().times(reduction.fraction()).max(held.toSell());
                boolean all = reduction.fraction().equals(Decimal.ONE);
                course.deployments.set(
                        i,
                        deployment
                                .entered(all ? TacticalPhase.RETURNING : deployment.phase())
                                .withLeg(leg, held.withoutBudget().selling(quantity)));
            }
            WorkRule.orderOwed(course, leg);
        }
    }
}
