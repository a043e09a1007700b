package io.eternalengine.service.execution.account;

import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.ExecutionReport;
import io.eternalengine.bybit.OrderReport;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.logging.LogLine;
import io.eternalengine.service.execution.journal.ChildOrder;
import io.eternalengine.service.execution.journal.Journal;
import io.eternalengine.service.execution.ledger.ExecutionCause;
import io.eternalengine.service.execution.venue.VenueAccount;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Orders and executions that this system did not make, or that should not be there by its journal: an alert is raised for each once, and
 * none is adopted. An own order that is open after its end by the journal is handed to {@link OpeningsAtExchange}, so that a halt takes it
 * off when it opens exposure.
 */
final class ExternalOrders {
    private static final Logger LOG = Logger.getLogger(ExternalOrders.class);
    private static final int REMEMBERED = 10_000;
    private static final String ANY_SYMBOL = "";

    private final VenueAccount venue;
    private final Journal journal;
    private final OpeningsAtExchange openings;
    private final List<Category> categories;
    private final SequencedSet<String> reported = new LinkedHashSet<>();
    private Set<String> seenOpenThoughClosed = Set.of();

    /** @param tradesPerpetuals whether the account may have orders of perpetuals */
    ExternalOrders(VenueAccount venue, Journal journal, OpeningsAtExchange openings, boolean tradesPerpetuals) {
        this.categories = tradesPerpetuals ? List.of(Category.values()) : List.of(Category.SPOT);
        this.venue = venue;
        this.journal = journal;
        this.openings = openings;
    }

    /** Looks through the open orders: the stream does not report what was there before it. False when the exchange does not answer. */
    boolean lookForOrders() {
        Optional<List<OrderReport>> openOrders = openOrders();
        openOrders.ifPresent(this::report);
        return openOrders.isPresent();
    }

    private void report(List<OrderReport> openOrders) {
        Set<String> openThoughClosed = new HashSet<>();
        for (OrderReport order : openOrders) {
            if (isOpenThoughClosed(order)) {
                openThoughClosed.add(order.orderId());
                if (seenOpenThoughClosed.contains(order.orderId())) {
                    reportContradiction(order, "this system's journal says that it is closed");
                }
            } else {
                reportUnlessOurs(order);
            }
        }
        seenOpenThoughClosed = openThoughClosed;
    }

    /** Looks through the open orders for those that ended by the journal, and reports nothing. False when the exchange does not answer. */
    boolean lookForEnded() {
        return openOrders().isPresent();
    }

    /** Empty when the exchange does not answer. */
    private Optional<List<OrderReport>> openOrders() {
        List<OrderReport> orders = new ArrayList<>();
        for (Category category : categories) {
            if (!(venue.openOrders(category, ANY_SYMBOL)
                    instanceof Outcome.Accepted<List<OrderReport>>(List<OrderReport> ofCategory))) {
                orders.forEach(this::handOverWhenEnded);
                return Optional.empty();
            }
            orders.addAll(ofCategory);
        }
        orders.forEach(this::handOverWhenEnded);
        openings.endedAreOnly(orders.stream().map(OrderReport::orderLinkId).collect(Collectors.toSet()));
        return Optional.of(orders);
    }

    /** An order that the exchange reported and that nobody here works on. */
    void reportUnlessOurs(OrderReport report) {
        if (report.status().isClosed() || isOfExchange(report)) {
            return;
        }
        handOverWhenEnded(report);
        Optional<ChildOrder> childOrder = journal.childOrder(report.orderLinkId());
        if (childOrder.isEmpty()) {
            report("order", report.orderId(), report.symbol(), report.updatedTimeMs());
        } else if (childOrder.get().state() == ChildOrder.State.NOT_PLACED) {
            reportContradiction(report, "this system's journal says that the exchange never took it");
        }
    }

    /** The exchange keeps the stop of a position as an order of its own. */
    private static boolean isOfExchange(OrderReport report) {
        return ExecutionCause.byMaker(report.createType()).isPresent();
    }

    /** A halt does not wait for a second look: cancelling what is closed harms nobody. */
    private void handOverWhenEnded(OrderReport report) {
        journal.childOrder(report.orderLinkId())
                .filter(childOrder -> !childOrder.isUnderWay())
                .ifPresent(childOrder ->
                        openings.endedIsOpen(journal.order(childOrder.intentId()), childOrder.clientOrderId()));
    }

    /** Messages of the stream overtake each other, and a view lags: only who is open at two looks is open. */
    private boolean isOpenThoughClosed(OrderReport report) {
        return !report.status().isClosed()
                && journal.childOrder(report.orderLinkId())
                        .filter(childOrder -> childOrder.state() == ChildOrder.State.CLOSED)
                        .isPresent();
    }

    /** An execution of an order that the exchange, by the journal, never took; it is booked all the same. */
    void reportLate(ChildOrder childOrder, ExecutionReport execution) {
        if (remember("execution " + execution.execId())) {
            alert(
                    "account " + venue.name() + ": an order was filled after its end",
                    "The exchange has execution " + execution.execId() + " in " + execution.symbol() + " of order "
                            + childOrder.clientOrderId()
                            + ", although this system's journal says that the exchange never took it. It is booked.",
                    execution.timeMs());
        }
    }

    private void reportContradiction(OrderReport order, String contradiction) {
        if (remember("order " + order.orderId())) {
            alert(
                    "account " + venue.name() + ": an order is open after its end",
                    "The exchange has order " + order.orderId() + " (" + order.orderLinkId() + ") open in "
                            + order.symbol() + ", although " + contradiction
                            + ". It is left there, unless it opens exposure and a halt forbids that.",
                    order.updatedTimeMs());
        }
    }

    void report(String kind, String id, String symbol, long atMs) {
        if (remember(kind + " " + id)) {
            alert(
                    "unknown " + kind + " in account " + venue.name(),
                    "The exchange has " + kind + " " + id + " in " + symbol + " that this system did not make.",
                    atMs);
        }
    }

    /** Whether it is news. */
    private boolean remember(String what) {
        boolean news = reported.add(what);
        if (reported.size() > REMEMBERED) {
            reported.removeFirst();
        }
        return news;
    }

    private void alert(String subject, String text, long atMs) {
        LogLine.of("external-order")
                .with("account", venue.name())
                .with("subject", subject)
                .with("text", text)
                .warn(LOG);
        journal.alert(subject, text, atMs);
    }
}
