package io.eternalengine.engine.tactical;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.Side;
import io.eternalengine.engine.SharedRule;

/** Executions move the cash and the deployment that they belong to; proceeds of a return are set aside for CORE-HODL. */
final class BooksRule {
    private BooksRule() {}

    static void on(TacticalStep step, Execution execution) {
        int index = step.parameters().indexOf(execution.instrument());
        if (index < 0 || !execution.account().equals(step.parameters().account())) {
            step.because(SharedRule.NOT_OURS, "execution of another account or instrument");
            return;
        }
        boolean feeInCoin = execution
                .feeAsset()
                .equals(step.parameters().assets().get(index).coin());
        Decimal cashFee = feeInCoin ? Decimal.ZERO : execution.fee();
        Decimal flow = execution.side() == Side.BUY
                ? execution.value().plus(cashFee).negated()
                : execution.value().minus(cashFee);
        step.state().moveCash(flow);
        step.because(
                SharedRule.BOOKS_MOVED, execution.side() + " " + execution.quantity() + " at " + execution.price());
        for (Deployment deployment : step.state().deployments()) {
            DeploymentLeg leg = deployment.legs().get(index);
            if (leg.owns(execution.intentId())) {
                leg.on(execution, feeInCoin);
                book(step, deployment, execution.side(), flow);
            }
        }
    }

    private static void book(TacticalStep step, Deployment deployment, Side side, Decimal flow) {
        if (side == Side.BUY) {
            deployment.addCost(flow.negated());
        } else if (deployment.phase() instanceof DeploymentPhase.Returning) {
            step.state().setAside(flow);
            step.note("proceedsForCore", flow);
            step.note("proceedsForCoreTotal", step.state().proceedsForCore());
            step.because(TacticalRule.PROCEEDS_RETURN, flow + " are for CORE-HODL");
        }
    }

    static void endOrder(TacticalStep step, String intentId, Decimal filled) {
        for (Deployment deployment : step.state().deployments()) {
            for (DeploymentLeg leg : deployment.legs()) {
                if (leg.owns(intentId)) {
                    leg.end(filled);
                    return;
                }
            }
        }
    }
}
