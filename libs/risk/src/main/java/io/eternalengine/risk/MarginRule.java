package io.eternalengine.risk;

import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The maintenance margin of an account as a part of its margin balance, as the exchange states it: at 1 it liquidates. Above the limit the
 * account opens nothing until it is well below it, so that a margin at the limit is one halt and not one at each look. A margin that is
 * not stated changes nothing: order execution states the books of such an account as uncertain.
 */
final class MarginRule {
    private static final String HALT_PREFIX = "margin:";
    /** The part of the limit at which the halt is lifted. */
    private static final Decimal LIFTED_AT = Decimal.of("0.8");

    private MarginRule() {}

    static void on(RiskStep step, AccountBooks books, @Nullable Decimal rate) {
        String key = HALT_PREFIX + books.account();
        boolean halted = step.state().halts().halts().containsKey(key);
        boolean known = step.state().portfolio().books(books.account()) != null;
        Decimal limit = step.parameters().limits().maxMarginRate();
        if (rate == null || !known) {
            return;
        }
        var scope = new RiskScope.OfAccount(books.account());
        if (halted) {
            if (rate.isAbove(limit.times(LIFTED_AT))) {
                return;
            }
            String reason = "the maintenance margin is " + rate + " of the margin balance again";
            step.command(new RiskAction.HaltLifted(key, scope, reason, List.of()), books.asOfMs());
            return;
        }
        if (!rate.isAbove(limit)) {
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

    /** The halt of an account's margin, of exactly this scope. */
    static List<String> haltKeysOf(HaltRegister register, RiskScope scope) {
        return scope instanceof RiskScope.OfAccount(String account)
                        && register.halts().containsKey(HALT_PREFIX + account)
                ? List.of(HALT_PREFIX + account)
                : List.of();
    }
}
