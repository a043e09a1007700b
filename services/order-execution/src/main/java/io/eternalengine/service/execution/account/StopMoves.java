package io.eternalengine.service.execution.account;

import io.eternalengine.bybit.ClientSettings;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.bybit.Position;
import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.Side;
import io.eternalengine.logging.LogLine;
import io.eternalengine.service.execution.journal.Journal;
import io.eternalengine.service.execution.journal.ParentOrder;
import io.eternalengine.service.execution.market.MarketView;
import io.eternalengine.service.execution.venue.VenueAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Moves the protective stops of positions, as risk approved: amended at the exchange where they stand, never cancelled first, and only ever
 * nearer to the market. What the exchange has is looked at before it is asked, each time: a move whose answer was lost, or that was asked for
 * before a restart, is not repeated when it stands. A move ends as filled when the stop stands there, or nearer.
 */
final class StopMoves {
    private static final Logger LOG = Logger.getLogger(StopMoves.class);
    private static final long ALERTS_EVERY_MS = Duration.ofMinutes(1).toMillis();

    private final VenueAccount venue;
    private final Journal journal;
    private final MarketView market;
    private final StopGuard stops;
    /** The moves that nobody answered, with the time of the exchange from which on an alert is raised again. */
    private final Map<String, Long> unanswered = new HashMap<>();
    /** The latest request for the stop of a symbol that the exchange may still take up. */
    private final Map<String, OnItsWay> onTheirWay = new HashMap<>();

    /** @param untilNanos of this machine's clock: from then on the request is too old for the exchange */
    private record OnItsWay(String clientOrderId, long untilNanos) {}

    StopMoves(VenueAccount venue, Journal journal, MarketView market, StopGuard stops) {
        this.venue = venue;
        this.journal = journal;
        this.market = market;
        this.stops = stops;
    }

    /** Takes a move as far as it goes now: to its end, or until it is to be looked at again. */
    void move(WorkingOrder order) {
        OrderIntent intent = order.order().intent();
        if (!closes(intent)) {
            end(order, OrderState.CANCELLED, "no-position: the ledger has no position that the stop would close");
            return;
        }
        long exchangeMs = Admission.timeFor(order.order(), market.nowMs(), venue.exchangeTimeMs());
        if (exchangeMs > intent.validUntilMs()) {
            reject(
                    order,
                    "expired: valid until " + Instant.ofEpochMilli(intent.validUntilMs()) + ", now it is "
                            + Instant.ofEpochMilli(exchangeMs));
            return;
        }
        order.is(journal.submit(order.order(), nowMs(order.order())));
        if (venue.positions(intent.instrument().symbol())
                instanceof Outcome.Accepted<List<Position>>(List<Position> positions)) {
            move(order, HeldAtExchange.ofPositions(positions));
        } else {
            waitFor(order, "The exchange does not say which positions there are.");
        }
    }

    private void move(WorkingOrder order, HeldAtExchange held) {
        InstrumentId instrument = order.order().intent().instrument();
        Optional<Position> position = held.position(instrument);
        if (position.isEmpty()) {
            end(order, OrderState.CANCELLED, "no-position: the exchange has closed it");
        } else if (isDisputed(held, instrument)) {
            waitFor(order, "Ledger and exchange do not agree on the position.");
        } else {
            move(order, position.get());
        }
    }

    /** What somebody added to a position is not ours to close. */
    private boolean isDisputed(HeldAtExchange held, InstrumentId instrument) {
        return journal.books(venue.name())
                .map(books -> held.positionsBeyond(books).containsKey(instrument))
                .orElse(true);
    }

    private void move(WorkingOrder order, Position position) {
        Decimal stop = order.order().intent().movedStop();
        Optional<ParentOrder> entry = stops.entryOf(position);
        if (entry.isEmpty()) {
            end(order, OrderState.CANCELLED, "no-entry: the position at the exchange is not ours");
        } else if (isNearer(entry.get(), stop)) {
            end(order, OrderState.CANCELLED, "stop-farther: the stop was moved nearer to the market since");
        } else if (StopGuard.isTooFar(position, stop.toBigDecimal())) {
            set(order, position, entry.get());
        } else {
            end(order, OrderState.FILLED, "");
        }
    }

    /** Whether the journal has a stop of the position that protects more. */
    private boolean isNearer(ParentOrder entry, Decimal stop) {
        boolean isLong = entry.intent().side() == Side.BUY;
        return journal.stopOf(entry)
                .filter(stands -> isLong ? stands.isAbove(stop) : stands.isBelow(stop))
                .isPresent();
    }

    private void set(WorkingOrder order, Position position, ParentOrder entry) {
        if (isBehindAnother(order.order(), position.symbol())) {
            log(order.order(), "WAITS", "an earlier move may still arrive at the exchange");
            order.askAgain();
            return;
        }
        StopGuard.Attempt attempt =
                stops.set(position, order.order().intent().movedStop().toBigDecimal(), entry);
        switch (attempt.setting()) {
            case STANDS -> end(order, OrderState.FILLED, "");
            case REFUSED -> reject(order, attempt.words());
            case CLOSING -> {
                log(order.order(), attempt.setting().name(), attempt.words());
                order.askAgain();
            }
            case UNCLEAR -> {
                onTheirWay.put(position.symbol(), new OnItsWay(order.order().clientOrderId(), endOfRequestNanos()));
                waitFor(order, attempt.words());
            }
        }
    }

    /**
     * Whether another move of the position was asked for, without an answer, so lately that the exchange may still take the request: it would
     * take this one back.
     */
    private boolean isBehindAnother(ParentOrder move, String symbol) {
        OnItsWay earlier = onTheirWay.get(symbol);
        return earlier != null
                && !earlier.clientOrderId().equals(move.clientOrderId())
                && System.nanoTime() - earlier.untilNanos() < 0;
    }

    private static long endOfRequestNanos() {
        return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ClientSettings.DEFAULT.receiveWindowMs());
    }

    private void reject(WorkingOrder order, String cause) {
        end(order, OrderState.REJECTED, cause);
        alert(order.order(), cause);
    }

    /** It is looked at again; the first time, and once a minute after that, people are told. */
    private void waitFor(WorkingOrder order, String cause) {
        ParentOrder move = order.order();
        log(move, "WAITS", cause);
        long nowMs = nowMs(move);
        if (nowMs >= unanswered.getOrDefault(move.clientOrderId(), Long.MIN_VALUE)) {
            unanswered.put(move.clientOrderId(), nowMs + ALERTS_EVERY_MS);
            alert(move, cause);
        }
        order.askAgain();
    }

    private void alert(ParentOrder move, String cause) {
        journal.alert(
                "account " + venue.name() + ": a stop was not moved",
                "The stop of the position in " + move.intent().instrument().symbol() + " was to move to "
                        + move.intent().movedStop() + ". " + cause,
                nowMs(move));
    }

    private boolean closes(OrderIntent intent) {
        Decimal held = journal.books(venue.name())
                .map(books -> books.position(intent.instrument()))
                .map(PerpetualPosition::quantity)
                .orElse(Decimal.ZERO);
        return intent.side() == Side.SELL ? held.isPositive() : held.isNegative();
    }

    private void end(WorkingOrder order, OrderState state, String cause) {
        unanswered.remove(order.order().clientOrderId());
        order.is(journal.end(order.order(), state, cause, nowMs(order.order())));
        log(order.order(), state.name(), cause);
    }

    private void log(ParentOrder move, String state, String cause) {
        LogLine.of("stop-move")
                .with("account", venue.name())
                .with("clientOrderId", move.clientOrderId())
                .with("symbol", move.intent().instrument().symbol())
                .with("stopPrice", move.intent().movedStop())
                .with("state", state)
                .with("cause", cause)
                .info(LOG);
    }

    /** The move's own time counts while market data has reported none. */
    private long nowMs(ParentOrder move) {
        return market.nowMs() > 0 ? market.nowMs() : move.intent().decidedAtMs();
    }
}
