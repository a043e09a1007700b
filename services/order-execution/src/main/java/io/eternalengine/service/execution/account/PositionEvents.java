package io.eternalengine.service.execution.account;

import io.eternalengine.bybit.ExecutionReport;
import io.eternalengine.bybit.Side;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
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

    /**
     * The order that opened the position which an execution reduces by the ledger; empty when the ledger has no such position, or a smaller
     * one, or when the execution is booked.
     */
    Optional<ParentOrder> entryOfReduced(ExecutionReport report) {
        InstrumentId instrument = Requests.instrument(report);
        if (instrument.category() == MarketCategory.SPOT) {
            return Optional.empty();
        }
        Decimal held = journal.books(venue.name())
                .map(books -> books.position(instrument).quantity())
                .orElse(Decimal.ZERO);
        Decimal reducible = report.side() == Side.SELL ? held : held.negated();
        return journal.isBooked(venue.name(), report.execId()) || reducible.isAtLeast(Decimal.of(report.quantity()))
                ? journal.latestEntry(venue.name(), report.symbol())
                : Optional.empty();
    }

    /** Books what reduced a position. */
    void bookClosing(ParentOrder entry, ExecutionReport report, ExecutionCause cause, Instrument instrument) {
        String intentId = cause.intentIdOf(entry.intent().intentId());
        Execution execution = Requests.execution(report, intentId, venue.name(), instrument);
        journal.book(entry, execution, cause, instrument.baseAsset(), instrument.quoteAsset())
                .ifPresent(books -> log(execution, cause));
    }

    private void log(Execution execution, ExecutionCause cause) {
        LogLine.of("position")
                .with("account", venue.name())
                .with("cause", cause)
                .with("executionId", execution.executionId())
                .with("symbol", execution.instrument().symbol())
                .with("side", execution.side())
                .with("quantity", execution.quantity())
                .with("price", execution.price())
                .warn(LOG);
    }
}
