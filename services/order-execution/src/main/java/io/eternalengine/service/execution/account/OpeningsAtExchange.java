package io.eternalengine.service.execution.account;

import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.logging.LogLine;
import io.eternalengine.service.execution.journal.ParentOrder;
import io.eternalengine.service.execution.venue.VenueAccount;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * What opens exposure and may be at the exchange, for whoever must take it off at once: orders that are worked on, and orders that the
 * exchange has open although they ended by the journal. The executor's thread keeps it up to date; cancels go out from any other thread, so
 * neither an executor that waits for an answer nor a journal that is away holds them up.
 */
final class OpeningsAtExchange {
    private static final Logger LOG = Logger.getLogger(OpeningsAtExchange.class);

    private final VenueAccount venue;
    private volatile List<Opening> workedOn = List.of();
    /** By client order id. */
    private final Map<String, Opening> ended = new ConcurrentHashMap<>();

    private record Opening(OrderIntent intent, String clientOrderId) {}

    OpeningsAtExchange(VenueAccount venue) {
        this.venue = venue;
    }

    void are(Collection<WorkingOrder> working) {
        workedOn = working.stream().flatMap(OpeningsAtExchange::opening).toList();
    }

    private static Stream<Opening> opening(WorkingOrder order) {
        return order.underWay() == null || order.order().reduces()
                ? Stream.empty()
                : Stream.of(new Opening(
                        order.order().intent(),
                        Objects.requireNonNull(order.underWay()).clientOrderId()));
    }

    /** The exchange has an order open that ended by the journal; one that only reduces is left alone. */
    void endedIsOpen(ParentOrder order, String clientOrderId) {
        if (!order.reduces()) {
            ended.put(clientOrderId, new Opening(order.intent(), clientOrderId));
        }
    }

    /** A look at all open orders found no others that ended by the journal than these. */
    void endedAreOnly(Set<String> clientOrderIds) {
        ended.keySet().retainAll(clientOrderIds);
    }

    boolean hasEnded(Predicate<OrderIntent> which) {
        return ended.values().stream().anyMatch(opening -> which.test(opening.intent()));
    }

    /** Has these cancelled; the executor asks what became of them. */
    void cancel(Predicate<OrderIntent> which) {
        cancel(workedOn, which);
        cancelEnded(which);
    }

    /** Has these of those that ended by the journal cancelled; the next look at open orders says what became of them. */
    void cancelEnded(Predicate<OrderIntent> which) {
        cancel(ended.values(), which);
    }

    private void cancel(Collection<Opening> openings, Predicate<OrderIntent> which) {
        for (Opening opening : openings) {
            if (which.test(opening.intent())) {
                var instrument = opening.intent().instrument();
                LogLine.of("order-cancel")
                        .with("account", venue.name())
                        .with("clientOrderId", opening.clientOrderId())
                        .with("state", "REQUESTED")
                        .info(LOG);
                var _ = venue.requestCancel(
                        Requests.category(instrument.category()), instrument.symbol(), opening.clientOrderId());
            }
        }
    }
}
