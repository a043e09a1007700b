package io.eternalengine.service.execution.account;

import io.eternalengine.bybit.Outcome;
import io.eternalengine.bybit.Position;
import io.eternalengine.bybit.TradingStop;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.logging.LogLine;
import io.eternalengine.service.execution.journal.Journal;
import io.eternalengine.service.execution.venue.VenueAccount;
import java.math.BigDecimal;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Looks whether each position has the protective stop at the exchange that its entry asked for. One that is lacking, or lies elsewhere, is
 * set again, and an alert is raised.
 */
final class StopGuard {
    private static final Logger LOG = Logger.getLogger(StopGuard.class);

    private final VenueAccount venue;
    private final Journal journal;

    StopGuard(VenueAccount venue, Journal journal) {
        this.venue = venue;
        this.journal = journal;
    }

    void look(HeldAtExchange held, long nowMs) {
        held.positions().stream()
                .filter(position -> position.size().signum() != 0)
                .forEach(position -> wanted(position)
                        .filter(stop -> !isAt(position, stop))
                        .ifPresent(stop -> protect(position, stop, nowMs)));
    }

    private Optional<Decimal> wanted(Position position) {
        return journal.latestEntry(venue.name(), position.symbol())
                .flatMap(entry -> Optional.ofNullable(entry.intent().stopPrice()));
    }

    private static boolean isAt(Position position, Decimal stop) {
        BigDecimal stopLoss = position.stopLoss();
        return stopLoss != null && stopLoss.compareTo(stop.toBigDecimal()) == 0;
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
