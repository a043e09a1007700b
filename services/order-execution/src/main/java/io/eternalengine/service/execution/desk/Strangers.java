package io.eternalengine.service.execution.desk;

import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.OrderReport;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.service.execution.journal.Journal;
import io.eternalengine.service.execution.venue.VenueAccount;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jboss.logging.Logger;

/** Orders and executions that this system did not make: a person is told of each once, and none is adopted. */
final class Strangers {
    private static final Logger LOG = Logger.getLogger(Strangers.class);
    private static final int REMEMBERED = 10_000;
    private static final String ANY_SYMBOL = "";

    private final VenueAccount venue;
    private final Journal journal;
    private final SequencedSet<String> reported = new LinkedHashSet<>();

    Strangers(VenueAccount venue, Journal journal) {
        this.venue = venue;
        this.journal = journal;
    }

    /** Looks through the open orders: the stream does not tell of what was there before it. */
    void lookForOrders() {
        if (venue.openOrders(Category.SPOT, ANY_SYMBOL)
                instanceof Outcome.Accepted<List<OrderReport>>(List<OrderReport> orders)) {
            orders.forEach(this::reportUnlessOurs);
        }
    }

    /** An order that the exchange told of and that nobody here works on. */
    void reportUnlessOurs(OrderReport report) {
        if (!report.status().isClosed()
                && journal.placement(report.orderLinkId()).isEmpty()) {
            report("order", report.orderId(), report.symbol(), report.updatedTimeMs());
        }
    }

    void report(String kind, String id, String symbol, long atMs) {
        if (!reported.add(kind + " " + id)) {
            return;
        }
        if (reported.size() > REMEMBERED) {
            reported.removeFirst();
        }
        LOG.warnf("account %s: %s %s in %s is not ours", venue.name(), kind, id, symbol);
        journal.alert(
                "unknown " + kind + " in account " + venue.name(),
                "The exchange has " + kind + " " + id + " in " + symbol + " that this system did not make.",
                atMs);
    }
}
