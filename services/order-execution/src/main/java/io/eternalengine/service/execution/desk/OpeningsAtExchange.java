package io.eternalengine.service.execution.desk;

import io.eternalengine.core.model.OrderIntent;
import io.eternalengine.service.execution.venue.VenueAccount;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * What opens exposure and may be at the exchange, for whoever must take it off at once. The desk's thread keeps it up to date; cancels
 * go out from any other thread, so neither a desk that waits for an answer nor a journal that is away holds them up.
 */
final class OpeningsAtExchange {
    private static final Logger LOG = Logger.getLogger(OpeningsAtExchange.class);

    private final VenueAccount venue;
    private volatile List<Opening> openings = List.of();

    private record Opening(OrderIntent intent, String clientOrderId) {}

    OpeningsAtExchange(VenueAccount venue) {
        this.venue = venue;
    }

    void are(Collection<WorkingOrder> working) {
        openings = working.stream().flatMap(OpeningsAtExchange::opening).toList();
    }

    private static Stream<Opening> opening(WorkingOrder order) {
        return order.underWay() == null || order.order().reduces()
                ? Stream.empty()
                : Stream.of(new Opening(
                        order.order().intent(),
                        Objects.requireNonNull(order.underWay()).clientOrderId()));
    }

    /** Has these cancelled; the desk asks what became of them. */
    void cancel(Predicate<OrderIntent> which) {
        for (Opening opening : openings) {
            if (which.test(opening.intent())) {
                var instrument = opening.intent().instrument();
                LOG.infof("account=%s clientOrderId=%s cancel requested", venue.name(), opening.clientOrderId());
                var _ = venue.requestCancel(
                        Requests.category(instrument.category()), instrument.symbol(), opening.clientOrderId());
            }
        }
    }
}
