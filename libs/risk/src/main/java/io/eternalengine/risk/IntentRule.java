package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Verdict;
import io.eternalengine.domain.model.VerdictRule;
import java.util.List;
import java.util.Optional;

/**
 * Every intent gets one verdict: by the checks for all orders, and by those for orders that open unless it reduces. The move of a stop
 * trades nothing and has checks of its own.
 */
final class IntentRule {
    private IntentRule() {}

    static void judge(RiskStep step, OrderIntent intent) {
        if (!step.state().judged().add(intent.intentId())) {
            refuseDuplicate(step, intent);
            return;
        }
        var proposal = new Proposal(step, intent);
        Optional<Verdict> rejection = firstObjection(proposal, PreTradeChecks.ALWAYS);
        boolean reduces = rejection.isEmpty() && (intent.movesStop() || proposal.reduces());
        if (rejection.isEmpty() && intent.movesStop()) {
            rejection = firstObjection(proposal, PreTradeChecks.WHEN_MOVING_A_STOP);
        } else if (rejection.isEmpty() && !reduces) {
            rejection = firstObjection(proposal, PreTradeChecks.WHEN_OPENING);
        }
        if (rejection.isPresent()) {
            step.answer(new RiskOutput.Rejected(rejection.get()));
            return;
        }
        approve(step, proposal, reduces);
    }

    /** No verdict: the engine has its answer, and a second one would end a try that may still be filled. */
    private static void refuseDuplicate(RiskStep step, OrderIntent intent) {
        step.answer(new RiskOutput.Alerted(
                AlertSeverity.P1,
                "duplicate-intent",
                "Intent " + intent.intentId() + " came again and was passed over.",
                intent.decidedAtMs()));
    }

    private static void approve(RiskStep step, Proposal proposal, boolean reduces) {
        OrderIntent intent = proposal.intent();
        if (!intent.movesStop()) {
            addPending(step, proposal);
        }
        if (!reduces) {
            step.state().openings().add(intent.decidedAtMs());
        }
        if (!reduces || intent.movesStop()) {
            rememberStop(step, intent);
        }
        String explanation = reduces ? "reduces exposure" : "every check passed";
        step.answer(new RiskOutput.Approved(
                verdict(proposal, true, VerdictRule.APPROVED, explanation), intent, reduces, proposal.mark()));
    }

    private static void addPending(RiskStep step, Proposal proposal) {
        OrderIntent intent = proposal.intent();
        step.state()
                .pending()
                .add(
                        intent.intentId(),
                        new PendingOrder(
                                intent.account(),
                                intent.instrument(),
                                intent.side(),
                                proposal.quantity(),
                                proposal.value()));
    }

    private static void rememberStop(RiskStep step, OrderIntent intent) {
        ProtectiveStops stops = step.state().surveillance().stops();
        Decimal stop = intent.stopPrice();
        if (intent.movesStop()) {
            stops.asked(intent);
        } else if (stop != null) {
            stops.entered(intent, stop);
        }
    }

    private static Optional<Verdict> firstObjection(Proposal proposal, List<PreTradeChecks.Check> checks) {
        for (int i = 0; i < checks.size(); i++) {
            PreTradeChecks.Check check = checks.get(i);
            Optional<String> objection = check.objection().against(proposal);
            if (objection.isPresent()) {
                return Optional.of(verdict(proposal, false, check.rule(), objection.get()));
            }
        }
        return Optional.empty();
    }

    private static Verdict verdict(Proposal proposal, boolean approved, VerdictRule rule, String explanation) {
        OrderIntent intent = proposal.intent();
        return new Verdict(
                intent.intentId(),
                intent.engine(),
                intent.account(),
                approved,
                rule.text(),
                explanation,
                proposal.state().halts().epoch(),
                intent.decidedAtMs());
    }
}
