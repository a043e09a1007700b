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
import io.eternalengine.service.execution.market.MarketView;
import io.eternalengine.service.execution.venue.VenueAccount;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * Looks whether each position has the protective stop at the exchange that its entry asked for, or that it was moved to since. One that is
 * lacking, or lies farther from the market, is set again. Where the market is past it already, so that the exchange refuses it, the position is closed at market, as the stop
 * would have done. Either raises an alert. A position that no entry of ours opened has no stop of ours.
 */
final class StopGuard {
    /** What the exchange made of a stop that it was asked to set. */
    enum Setting {
        STANDS,
        /** The market is past it, so the position is closed, or what the exchange takes of it at once. */
        CLOSING,
        REFUSED,
        UNCLEAR
    }

    /** The same in words. */
    record Attempt(Setting setting, String words) {}

    private static final Logger LOG = Logger.getLogger(StopGuard.class);

    private static final long ALERTS_EVERY_MS = Duration.ofMinutes(1).toMillis();
    /** As many orders for one entry have ids of their own; after them the first comes again. */
    private static final int MOST_CLOSINGS = 100;

    private final VenueAccount venue;
    private final Journal journal;
    private final MarketView market;
    /** The perpetuals whose position has no stop that protects it, with the time of the exchange from which on an alert is raised again. */
    private final Map<String, Long> unprotected = new HashMap<>();
    /** How many closing orders the exchange has answered, by the intent of the entry. */
    private final Map<String, Integer> closings = new HashMap<>();

    StopGuard(VenueAccount venue, Journal journal, MarketView market) {
        this.venue = venue;
        this.journal = journal;
        this.market = market;
    }

    /** Whether an order is the one that closes the position of an entry in the place of its stop. */
    static boolean closes(ParentOrder entry, String clientOrderId) {
        return IntStream.range(0, MOST_CLOSINGS)
                .anyMatch(closing -> clientOrderIdFor(entry, closing).equals(clientOrderId));
    }

    /**
     * A pure function of the entry, like the stop that it named, and of how many orders came before: what was left by one that filled in
     * part is no repetition for the exchange.
     */
    private static String clientOrderIdFor(ParentOrder entry, int closing) {
        String intentId = ExecutionCause.STOP.intentIdOf(entry.intent().intentId());
        return ClientOrderId.of(closing == 0 ? intentId : intentId + "#" + closing);
    }

    /** Looks at the positions that ledger and exchange agree on; what is not ours is left alone. */
    void look(AccountBooks books, HeldAtExchange held, long nowMs) {
        Map<InstrumentId, Decimal> beyond = held.positionsBeyond(books);
        unprotected.keySet().removeIf(symbol -> !books.perpetuals().containsKey(InstrumentId.linear(symbol)));
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
        Optional<ParentOrder> entry = entryOf(position);
        Optional<BigDecimal> stop = entry.flatMap(journal::stopOf).map(Decimal::toBigDecimal);
        if (entry.isPresent() && stop.isPresent() && isTooFar(position, stop.get())) {
            protect(position, stop.get(), entry.get(), nowMs);
        } else {
            unprotected.remove(instrument.symbol());
        }
    }

    /** The entry of ours that opened a position; empty when the position is somebody else's. */
    Optional<ParentOrder> entryOf(Position position) {
        return journal.latestEntry(venue.name(), position.symbol()).filter(order -> opened(order, position));
    }

    /** An entry stays the latest one after its position has ended, and a position that was accepted since is somebody else's. */
    private boolean opened(ParentOrder entry, Position position) {
        boolean isShort = position.side() == Side.SELL;
        return isShort == (entry.intent().side() == io.eternalengine.domain.model.Side.SELL)
                && !journal.isAcceptedSince(
                        venue.name(), position.symbol(), isShort, entry.intent().decidedAtMs());
    }

    /** Whether a position is protected less than by a stop. One that somebody moved nearer protects more, and stays. */
    static boolean isTooFar(Position position, BigDecimal stop) {
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

    /** Sets the stop of a position, amended where it stands. Where the market is past it, the position is closed at market. */
    Attempt set(Position position, BigDecimal stop, ParentOrder entry) {
        Outcome<Boolean> outcome = venue.protect(TradingStop.stopLoss(position.symbol(), stop));
        if (outcome instanceof Outcome.Rejected<Boolean>) {
            // The price may have passed it since the position was read.
            Position now = isPast(position, stop) ? position : again(position);
            if (isPast(now, stop)) {
                BigDecimal quantity = atOnce(now);
                return new Attempt(
                        Setting.CLOSING,
                        "The price " + now.markPrice() + " is past it, so " + quantity + " are closed at market: "
                                + close(now, quantity, entry));
            }
        }
        Setting setting = switch (outcome) {
            case Outcome.Accepted<Boolean> ignored -> Setting.STANDS;
            case Outcome.Rejected<Boolean> ignored -> Setting.REFUSED;
            case Outcome.Ambiguous<Boolean> ignored -> Setting.UNCLEAR;
            case Outcome.NotSent<Boolean> ignored -> Setting.UNCLEAR;
            case Outcome.RetryAfter<Boolean> ignored -> Setting.UNCLEAR;
            case Outcome.Stop<Boolean> ignored -> Setting.UNCLEAR;
        };
        return new Attempt(setting, "The exchange was asked to set it: " + outcome);
    }

    /** The position as it is now, or as it was where the exchange does not say. */
    private Position again(Position position) {
        return venue.positions(position.symbol()) instanceof Outcome.Accepted<List<Position>>(List<Position> positions)
                ? HeldAtExchange.ofPositions(positions)
                        .position(InstrumentId.linear(position.symbol()))
                        .filter(now -> now.side() == position.side())
                        .orElse(position)
                : position;
    }

    private void protect(Position position, BigDecimal stop, ParentOrder entry, long nowMs) {
        Attempt attempt = set(position, stop, entry);
        LogLine.of("stop")
                .with("account", venue.name())
                .with("symbol", position.symbol())
                .with("stopPrice", stop)
                .with("stopPriceAtExchange", position.stopLoss())
                .with("done", attempt.words())
                .error(LOG);
        if (attempt.setting() == Setting.STANDS) {
            unprotected.remove(position.symbol());
        } else if (nowMs < unprotected.getOrDefault(position.symbol(), Long.MIN_VALUE)) {
            return;
        } else {
            unprotected.put(position.symbol(), nowMs + ALERTS_EVERY_MS);
        }
        journal.alert(
                "account " + venue.name() + ": a position had no protective stop",
                "The position in " + position.symbol() + " must have its stop at " + stop + ", the exchange has "
                        + position.stopLoss() + ". " + attempt.words(),
                nowMs);
    }

    /** As much of a position as the exchange takes at once; the next look closes what is left. */
    private BigDecimal atOnce(Position position) {
        return market.instrument(InstrumentId.linear(position.symbol()))
                .map(instrument -> instrument.maxMarketQuantity().toBigDecimal().min(position.size()))
                .orElse(position.size());
    }

    private Outcome<OrderAcknowledgement> close(Position position, BigDecimal quantity, ParentOrder entry) {
        Side closing = position.side() == Side.SELL ? Side.BUY : Side.SELL;
        String intentId = entry.intent().intentId();
        int sent = closings.getOrDefault(intentId, 0);
        Outcome<OrderAcknowledgement> outcome = venue.reduce(
                OrderRequest.linearMarket(position.symbol(), closing, quantity, true, clientOrderIdFor(entry, sent)));
        if (outcome instanceof Outcome.Accepted<?> || outcome instanceof Outcome.Rejected<?>) {
            closings.put(intentId, (sent + 1) % MOST_CLOSINGS);
        }
        return outcome;
    }
}
