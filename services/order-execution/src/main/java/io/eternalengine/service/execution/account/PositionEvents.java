package io.eternalengine.service.execution.account;

import io.eternalengine.bybit.ExecutionReport;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.logging.LogLine;
import io.eternalengine.service.execution.journal.Journal;
import io.eternalengine.service.execution.journal.ParentOrder;
import io.eternalengine.service.execution.ledger.Adjustment;
import io.eternalengine.service.execution.ledger.ExecutionCause;
import io.eternalengine.service.execution.venue.VenueAccount;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What the exchange does by itself to the positions of an account: funding, stops, liquidations, deleveraging, deliveries. Each is booked
 * once and published as what it is; whatever closes a position raises an alert.
 */
final class PositionEvents {
    private static final Logger LOG = Logger.getLogger(PositionEvents.class);
    private static final String FUNDING = "Funding";

    private final VenueAccount venue;
    private final Journal journal;

    PositionEvents(VenueAccount venue, Journal journal) {
        this.venue = venue;
        this.journal = journal;
    }

    static boolean isFunding(ExecutionReport report) {
        return report.execType().equals(FUNDING);
    }

    /** Books a funding payment. */
    void bookFunding(ExecutionReport report) {
        if (report.fee().signum() != 0) {
            journal.adjust(venue.name(), List.of(Adjustment.funding(report)));
        }
    }

    /** Books what closed a position; false when no order of ours opened it. */
    boolean bookClosing(ExecutionReport report, ExecutionCause cause, Instrument instrument) {
        Optional<ParentOrder> entry = journal.latestEntry(venue.name(), report.symbol());
        if (entry.isEmpty()) {
            return false;
        }
        String intentId = cause.intentIdOf(entry.get().intent().intentId());
        Execution execution = Requests.execution(report, intentId, venue.name(), instrument);
        journal.book(entry.get(), execution, cause, instrument.baseAsset(), instrument.quoteAsset())
                .ifPresent(books -> report(execution, cause));
        return true;
    }

    private void report(Execution execution, ExecutionCause cause) {
        LogLine.of("position")
                .with("account", venue.name())
                .with("cause", cause)
                .with("executionId", execution.executionId())
                .with("symbol", execution.instrument().symbol())
                .with("side", execution.side())
                .with("quantity", execution.quantity())
                .with("price", execution.price())
                .warn(LOG);
        journal.alert(
                "account " + venue.name() + ": " + cause,
                "The exchange itself made execution " + execution.executionId() + ": " + execution.side() + " "
                        + execution.quantity() + " " + execution.instrument().symbol() + " at " + execution.price()
                        + ", cause " + cause + ". It is booked.",
                execution.executedAtMs());
    }
}
