package io.eternalengine.backtester.run;

import io.eternalengine.backtester.venue.VenueBooks;
import io.eternalengine.domain.accounting.LedgerEvent;
import io.eternalengine.domain.model.CapitalAllocation;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.orchestration.Transfer;
import io.eternalengine.risk.RiskInput;
import java.util.function.Supplier;

/** Moves money between accounts at once, as transfers inside the exchange do, and brings it in from outside. */
final class AccountTransfers implements CapitalTransfers.Bank {
    static final String QUOTE = "USDT";

    private final VenueBooks books;
    private final Journal journal;
    private final CapitalFigures figures;
    private final Supplier<Dispatch> dispatch;

    AccountTransfers(VenueBooks books, Journal journal, CapitalFigures figures, Supplier<Dispatch> dispatch) {
        this.books = books;
        this.journal = journal;
        this.figures = figures;
        this.dispatch = dispatch;
    }

    @Override
    public boolean transfer(Transfer transfer) {
        Decimal amount = transfer.amount();
        if (books.account(transfer.fromAccount()).cash().isBelow(amount)) {
            return false;
        }
        flow(transfer.fromAccount(), amount.negated());
        flow(transfer.toAccount(), amount);
        books.apply(new LedgerEvent.Transferred(
                transfer.fromAccount(), transfer.toAccount(), QUOTE, amount, transfer.atMs()));
        journal.transferred(transfer);
        report(transfer.fromAccount(), transfer.atMs());
        report(transfer.toAccount(), transfer.atMs());
        return true;
    }

    void deposit(String account, Decimal amount, long atMs) {
        books.apply(new LedgerEvent.Deposited(account, QUOTE, amount, amount, atMs));
        report(account, atMs);
    }

    @Override
    public void assign(CapitalAllocation allocation) {
        dispatch.get().later(allocation.account(), new EngineInput.CapitalAssigned(allocation));
    }

    private void flow(String account, Decimal amount) {
        journal.flow(account, amount, figures.equity(account, dispatch.get().risk()));
    }

    private void report(String account, long atMs) {
        dispatch.get().applyToRisk(new RiskInput.BooksChanged(books.report(account, atMs)));
    }
}
