package io.eternalengine.core.engine.tactical;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Execution;
import io.eternalengine.core.model.Side;

/** Executions move the cash and the deployment that they belong to; proceeds of a return are set aside for CORE-HODL. */
final class BooksRule {
    private BooksRule() {}

    static void hear(TacticalCourse course, Execution execution) {
        int legIndex = course.indexOf(execution.instrument());
        if (legIndex < 0 || !execution.account().equals(course.parameters.account())) {
            course.because("not-ours", "execution of another account or instrument");
            return;
        }
        boolean feeInCoin = execution
                .feeAsset()
                .equals(course.parameters.assets().get(legIndex).coin());
        Decimal cashFee = feeInCoin ? Decimal.ZERO : execution.fee();
        Decimal flow = execution.side() == Side.BUY
                ? execution.value().plus(cashFee).negated()
                : execution.value().minus(cashFee);
        course.cash = course.cash.plus(flow);
        course.because("books-moved", execution.side() + " " + execution.quantity() + " at " + execution.price());
        for (int i = 0; i < course.deployments.size(); i++) {
            Deployment deployment = course.deployments.get(i);
            if (deployment.legs().get(legIndex).owns(execution.intentId())) {
                book(course, i, legIndex, execution, feeInCoin, flow);
            }
        }
    }

    private static void book(
            TacticalCourse course, int index, int legIndex, Execution execution, boolean feeInCoin, Decimal flow) {
        Deployment deployment = course.deployments.get(index);
        Deployment moved =
                deployment.withLeg(legIndex, deployment.legs().get(legIndex).after(execution, feeInCoin));
        if (execution.side() == Side.BUY) {
            moved = moved.withCost(deployment.cost().minus(flow));
        } else if (deployment.phase() == TacticalPhase.RETURNING) {
            course.cash = course.cash.minus(flow);
            course.proceedsForCore = course.proceedsForCore.plus(flow);
            course.note("proceedsForCore", flow);
            course.note("proceedsForCoreTotal", course.proceedsForCore);
            course.because("proceeds-return", flow + " are for CORE-HODL");
        }
        course.deployments.set(index, moved);
    }

    static void endOrder(TacticalCourse course, String intentId, Decimal filled) {
        for (int i = 0; i < course.deployments.size(); i++) {
            Deployment deployment = course.deployments.get(i);
            for (int leg = 0; leg < deployment.legs().size(); leg++) {
                if (deployment.legs().get(leg).owns(intentId)) {
                    course.deployments.set(
                            i,
                            deployment.withLeg(leg, deployment.legs().get(leg).ended(filled)));
                    return;
                }
            }
        }
    }
}
