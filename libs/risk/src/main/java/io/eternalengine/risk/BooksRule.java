package io.eternalengine.risk;

import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;

/** Order execution states the books of an account, or they became uncertain. */
final class BooksRule {
    private BooksRule() {}

    static void on(RiskStep step, AccountBooks books) {
        RiskState state = step.state();
        AccountBooks known = state.portfolio().books(books.account());
        if (known == null && state.portfolio().accountsKnown() >= StateBounds.MOST_ACCOUNTS) {
            step.answer(new RiskOutput.Alerted(
                    AlertSeverity.P1,
                    "too-many-accounts",
                    "Account " + books.account() + " is passed over: risk holds the books of "
                            + StateBounds.MOST_ACCOUNTS
                            + " accounts already. Nothing can be opened in it.",
                    books.asOfMs()));
            return;
        }
        state.portfolio().report(books);
        Decimal before = known == null ? Decimal.ZERO : known.netDeposits();
        Decimal flow = books.netDeposits().minus(before);
        if (!flow.isZero()) {
            Valuation.flow(step, flow);
        }
        if (state.portfolio().marks().areOfOneTime()) {
            Valuation.value(step, state.asOfMs());
        } else {
            step.answer(new RiskOutput.Reported());
        }
    }

    /** Nothing is opened in the account until its books come again; what reduces goes on by what is known. */
    static void uncertain(RiskStep step, String account) {
        RiskState state = step.state();
        AccountBooks known = state.portfolio().books(account);
        if (known == null) {
            return;
        }
        state.portfolio().report(known.unreconciled("a message about these books was unusable"));
        step.answer(new RiskOutput.Alerted(
                AlertSeverity.P0,
                "account stopped",
                "A message about the books of " + account
                        + " could not be used: nothing is opened there until order execution states them again.",
                state.asOfMs()));
    }
}
