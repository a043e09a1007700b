package io.eternalengine.engine.funding;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.domain.model.Verdict;
import io.eternalengine.engine.SharedRule;

/** Executions move the cash and the legs; what nobody ordered is closed again. */
final class BooksRule {
    private BooksRule() {}

    static void on(FundingStep step, Execution execution) {
        int index = step.parameters().indexOf(execution.instrument());
        if (index < 0 || !execution.account().equals(step.parameters().account())) {
            step.because(SharedRule.NOT_OURS, "execution of another account or instrument");
            return;
        }
        Carry carry = step.carry(index);
        boolean feeInCoin = execution.feeAsset().equals(step.asset(index).coin());
        Decimal flow = carry.legs().on(execution, feeInCoin);
        step.state().moveCash(feeInCoin ? flow : flow.minus(execution.fee()));
        if (carry.isMonitoring()) {
            carry.exit();
        }
        step.because(
                SharedRule.BOOKS_MOVED, execution.side() + " " + execution.quantity() + " at " + execution.price());
    }

    static void on(FundingStep step, OrderUpdate update) {
        int index = step.parameters().indexOf(update.instrument());
        if (index >= 0 && update.state().isTerminal()) {
            step.carry(index).legs().end(update.intentId(), update.filledQuantity(), step.nowMs());
        }
    }

    static void on(FundingStep step, Verdict verdict) {
        if (!verdict.approved()) {
            step.because(SharedRule.INTENT_REJECTED, verdict.rule() + ": " + verdict.explanation());
            for (Carry carry : step.carries()) {
                carry.legs().end(verdict.intentId(), Decimal.ZERO, step.nowMs());
            }
        }
    }
}
