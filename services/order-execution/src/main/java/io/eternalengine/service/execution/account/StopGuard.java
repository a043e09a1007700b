package io.eternalengine.service.execution.account;

import io.eternalengine.bybit.Outcome;
import io.eternalengine.bybit.Position;
import io.eternalengine.bybit.Side;
import io.eternalengine.bybit.TradingStop;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.logging.LogLine;
import io.eternalengine.service.execution.journal.Journal;
import io.eternalengine.service.execution.venue.VenueAccount;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Looks whether each position has the protective stop at the exchange that its entry asked for. One that is lacking, or lies farther from the
 * market, is set again, and an alert is raised.
 */
final class StopGuard {
    private static final Logger LOG = Logger.getLogger(StopGuard.class);

    private final VenueAccount venue;
    private final Journal journal;

    StopGuard(VenueAccount venue, Journal journal) {
        this.venue = venue;
        this.journal = journal;
    }

    /** Looks at the positions that ledger and exchange agree on; what is not ours is left alone. */
    void look(AccountBooks books, HeldAtExchange held, long nowMs) {
        Map<InstrumentId, Decimal> beyond = held.positionsBeyond(books);
        books.perpetuals().keySet().stream()
                .filter(instrument -> !beyond.containsKey(instrument))
                .forEach(instrument -> held.position(instrument)
                        .ifPresent(position -> wanted(instrument)
                                .filter(stop -> isTooFar(position, stop))
                                .ifPresent(stop -> protect(position, stop, nowMs))));
    }

    private Optional<Decimal> wanted(InstrumentId instrument) {
        return journal.latestEntry(venue.name(), instrument.symbol())
                .flatMap(entry -> Optional.ofNullable(entry.intent().stopPrice()));
    }

    /** A stop that somebody moved nearer protects more, and stays. */
    private static boolean isTooFar(Position position, Decimal stop) {
        BigDecimal stopLoss = position.stopLoss();
        if (stopLoss == null || stopLoss.signum() == 0) {
            return true;
        }
        int beyond = stopLoss.compareTo(stop.toBigDecimal());
        return position.side() == Side.SELL ? beyond > 0 : beyond < 0;
    }

    private void protect(Position position, Decimal stop, long nowMs) {
        Outcome<Boolean> outcome = venue.protect(TradingStop.stopLoss(position.symbol(), stop.toBigDecimal()));
        LogLine.of("stop")
                .with("account", venue.name())
                .with("symbol", position.symbol())
                .with("stopPrice", stop)
                .with("stopPriceAtExchange", position.stopLoss())
                .with("outcome", outcome)
                .error(LOG);
        journal.alert(
                "account " + venue.name() + ": a position had no protective stop",
                "The position in " + position.symbol() + " must have its stop at " + stop + ", the exchange has "
                        + position.stopLoss() + ". It is set again: " + outcome,
                nowMs);
    }
}
