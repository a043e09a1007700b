package io.eternalengine.service.execution.account;

import io.eternalengine.bybit.OrderAcknowledgement;
import io.eternalengine.bybit.OrderRequest;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.bybit.Position;
import io.eternalengine.bybit.Side;
import io.eternalengine.bybit.TradingStop;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.ClientOrderId;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.logging.LogLine;
import io.eternalengine.service.execution.journal.Journal;
import io.eternalengine.service.execution.journal.ParentOrder;
import io.eternalengine.service.execution.ledger.ExecutionCause;
import io.eternalengine.service.execution.venue.VenueAccount;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Looks whether each position has the protective stop at the exchange that its entry asked for. One that is lacking, or lies farther from the
 * market, is set again. Where the market is past it already, so that the exchange refuses it, the position is closed at market, as the stop
 * would have done. Either raises an alert.
 */
final class StopGuard {
    private static final Logger LOG = Logger.getLogger(StopGuard.class);

    private final VenueAccount venue;
    private final Journal journal;
    /** The perpetuals whose position has no stop that protects it, after an alert. */
    private final Set<String> unprotected = new HashSet<>();

    StopGuard(VenueAccount venue, Journal journal) {
        this.venue = venue;
        this.journal = journal;
    }

    /** Whether an order is the one that closes the position of an entry in the place of its stop. */
    static boolean closes(ParentOrder entry, String clientOrderId) {
        return clientOrderIdFor(entry).equals(clientOrderId);
    }

    /** A pure function of the entry, like the stop that it named: however often it is sent, it is for one position. */
    private static String clientOrderIdFor(ParentOrder entry) {
        return ClientOrderId.of(ExecutionCause.STOP.intentIdOf(entry.intent().intentId()));
    }

    /** Looks at the positions that ledger and exchange agree on; what is not ours is left alone. */
    void look(AccountBooks books, HeldAtExchange held, long nowMs) {
        Map<InstrumentId, Decimal> beyond = held.positionsBeyond(books);
        unprotected.removeIf(symbol -> !books.perpetuals().containsKey(InstrumentId.linear(symbol)));
        books.perpetuals().keySet().stream()
                .filter(instrument -> !beyond.containsKey(instrument))
                .forEach(instrument ->
                        held.position(instrument).ifPresent(position -> look(instrument, position, nowMs)));
    }

    /** Whether a position was left without its stop at the last look. */
    boolean isAnyUnprotected() {
        return !unprotected.isEmpty();
    }

    private void look(InstrumentId instrument, Position position, long nowMs) {
        Optional<ParentOrder> entry = journal.latestEntry(venue.name(), instrument.symbol())
                .filter(order -> order.intent().stopPrice() != null);
        if (entry.isPresent() && isTooFar(position, stopOf(entry.get()))) {
            protect(position, entry.get(), nowMs);
        } else {
            unprotected.remove(instrument.symbol());
        }
    }

    private static BigDecimal stopOf(ParentOrder entry) {
        return Optional.ofNullable(entry.intent().stopPrice()).orElseThrow().toBigDecimal();
    }

    /** A stop that somebody moved nearer protects more, and stays. */
    private static boolean isTooFar(Position position, BigDecimal stop) {
        BigDecimal stopLoss = position.stopLoss();
        if (stopLoss == null || stopLoss.signum() == 0) {
            return true;
        }
        int beyond = stopLoss.compareTo(stop);
        return position.side() == Side.SELL ? beyond > 0 : beyond < 0;
    }

    /** Whether the price that triggers a stop is at it or past it. */
    private static boolean isPast(Position position, BigDecimal stop) {
        int beyond = position.markPrice().compareTo(stop);
        return position.markPrice().signum() > 0 && (position.side() == Side.SELL ? beyond >= 0 : beyond <= 0);
    }

    private void protect(Position position, ParentOrder entry, long nowMs) {
        BigDecimal stop = stopOf(entry);
        Outcome<Boolean> outcome = venue.protect(TradingStop.stopLoss(position.symbol(), stop));
        String done = "It is set again: " + outcome;
        if (outcome instanceof Outcome.Rejected<Boolean> && isPast(position, stop)) {
            done = "The price " + position.markPrice() + " is past it, so " + position.size()
                    + " are closed at market: " + close(position, entry);
        }
        LogLine.of("stop")
                .with("account", venue.name())
                .with("symbol", position.symbol())
                .with("stopPrice", stop)
                .with("stopPriceAtExchange", position.stopLoss())
                .with("done", done)
                .error(LOG);
        if (outcome instanceof Outcome.Accepted<?>) {
            unprotected.remove(position.symbol());
        } else if (!unprotected.add(position.symbol())) {
            return;
        }
        journal.alert(
                "account " + venue.name() + ": a position had no protective stop",
                "The position in " + position.symbol() + " must have its stop at " + stop + ", the exchange has "
                        + position.stopLoss() + ". " + done,
                nowMs);
    }

    private Outcome<OrderAcknowledgement> close(Position position, ParentOrder entry) {
        Side closing = position.side() == Side.SELL ? Side.BUY : Side.SELL;
        return venue.reduce(
                OrderRequest.linearMarket(position.symbol(), closing, position.size(), true, clientOrderIdFor(entry)));
    }
}
