package io.eternalengine.service.execution.account;

import io.eternalengine.bybit.Outcome;
import io.eternalengine.bybit.Position;
import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.Side;
import io.eternalengine.logging.LogLine;
import io.eternalengine.service.execution.journal.Journal;
import io.eternalengine.service.execution.journal.ParentOrder;
import io.eternalengine.service.execution.market.MarketView;
import io.eternalengine.service.execution.venue.VenueAccount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Moves the protective stops of positions, as risk approved: amended at the exchange where they stand, never cancelled first, and only ever
 * nearer to the market. What the exchange has is looked at before it is asked, each time: a move whose answer was lost, or that was asked for
 * before a restart, is not repeated when it stands. A move ends as filled when the stop stands there, or nearer.
 */
final class StopMoves {
    private static final Logger LOG = Logger.getLogger(StopMoves.class);

    private final VenueAccount venue;
    private final Journal journal;
    private final MarketView market;
    private final StopGuard stops;

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
            end(
                    order,
                    OrderState.REJECTED,
                    "expired: valid until " + Instant.ofEpochMilli(intent.validUntilMs()) + ", now it is "
                            + Instant.ofEpochMilli(exchangeMs));
            return;
        }
        order.is(journal.submit(order.order(), nowMs(order.order())));
        if (venue.positions(intent.instrument().symbol())
                instanceof Outcome.Accepted<List<Position>>(List<Position> positions)) {
            HeldAtExchange.ofPositions(positions)
                    .position(intent.instrument())
                    .ifPresentOrElse(
                            position -> move(order, position),
                            () -> end(order, OrderState.CANCELLED, "no-position: the exchange has closed it"));
        } else {
            order.askAgain();
        }
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
        Decimal stop = order.order().intent().movedStop();
        StopGuard.Attempt attempt = stops.set(position, stop.toBigDecimal(), entry);
        switch (attempt.setting()) {
            case STANDS -> end(order, OrderState.FILLED, "");
            case REFUSED -> {
                end(order, OrderState.REJECTED, attempt.words());
                journal.alert(
                        "account " + venue.name() + ": a stop was not moved",
                        "The stop of the position in " + position.symbol() + " stays at " + position.stopLoss()
                                + ", it was to move to " + stop + ". " + attempt.words(),
                        nowMs(order.order()));
            }
            case CLOSING, UNCLEAR -> {
                log(order.order(), attempt.setting().name(), attempt.words());
                order.askAgain();
            }
        }
    }

    private boolean closes(OrderIntent intent) {
        Decimal held = journal.books(venue.name())
                .map(books -> books.position(intent.instrument()))
                .map(PerpetualPosition::quantity)
                .orElse(Decimal.ZERO);
        return intent.side() == Side.SELL ? held.isPositive() : held.isNegative();
    }

    private void end(WorkingOrder order, OrderState state, String cause) {
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
