package io.eternalengine.backtester.run;

import io.eternalengine.backtester.venue.VenueBooks;
import io.eternalengine.backtester.venue.VenueListener;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.risk.RiskInput;
import java.util.function.Supplier;

/** Carries what the exchange says to risk and to the engine, as order execution does. */
final class OrderReports implements VenueListener {
    private final VenueBooks books;
    private final Journal journal;
    private final Supplier<Dispatch> dispatch;

    OrderReports(VenueBooks books, Journal journal, Supplier<Dispatch> dispatch) {
        this.books = books;
        this.journal = journal;
        this.dispatch = dispatch;
    }

    @Override
    public void executed(Execution execution) {
        journal.executed(execution);
        dispatch.get().applyToRisk(new RiskInput.Executed(execution));
        dispatch.get()
                .applyToRisk(new RiskInput.BooksChanged(books.report(execution.account(), execution.executedAtMs())));
        dispatch.get().later(execution.account(), new EngineInput.Executed(execution));
    }

    @Override
    public void moved(OrderUpdate update) {
        if (update.state() == OrderState.REJECTED) {
            journal.refused(update);
        }
        dispatch.get().applyToRisk(new RiskInput.OrderMoved(update));
        dispatch.get().later(update.account(), new EngineInput.OrderMoved(update));
    }
}
