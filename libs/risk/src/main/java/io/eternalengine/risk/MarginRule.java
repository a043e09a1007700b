package io.eternalengine.risk;

import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The maintenance margin of an account as a part of its margin balance, as the exchange states it: at 1 it liquidates. Above the limit the
 * account opens nothing until it has come back to it. A margin that is not stated says nothing here: order execution states the books of
 * such an account as uncertain.
 */
final class MarginRule {
    private static final String HALT_PREFIX = "margin:";

    private MarginRule() {}

    static void on(RiskStep step, AccountBooks books, @Nullable Decimal rate) {
        String key = HALT_PREFIX + books.account();
        boolean halted = step.state().halts().halts().containsKey(key);
        boolean known = step.state().portfolio().books(books.account()) != null;
        Decimal limit = step.parameters().limits().maxMarginRate();
        if (rate == null || !known || rate.isAbove(limit) == halted) {
            return;
        }
        var scope = new RiskScope.OfAccount(books.account());
        if (halted) {
            String reason = "the maintenance margin is " + rate + " of the margin balance again";
            step.command(new RiskAction.HaltLifted(key, scope, reason, List.of()), books.asOfMs());
            return;
        }
        String reason = "the maintenance margin is " + rate + " of the margin balance, " + limit + " is allowed";
        step.command(new RiskAction.HaltImposed(key, scope, reason, "risk"), books.asOfMs());
        step.answer(new RiskOutput.Alerted(
                AlertSeverity.P1,
                "margin of account " + books.account(),
                "Nothing is opened: " + reason,
                books.asOfMs()));
    }
}
