package io.eternalengine.service.execution.desk;

import io.eternalengine.bybit.ExecutionReport;
import io.eternalengine.bybit.OrderAcknowledgement;
import io.eternalengine.bybit.OrderReport;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Execution;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.OrderState;
import io.eternalengine.service.execution.journal.Journal;
import io.eternalengine.service.execution.journal.JournaledOrder;
import io.eternalengine.service.execution.journal.Placement;
import io.eternalengine.service.execution.market.MarketView;
import io.eternalengine.service.execution.venue.VenueAccount;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The unfinished orders of one account, each taken a step further whenever it is due. */
public final class OrderWork {
    private static final Logger LOG = Logger.getLogger(OrderWork.class);
    static final String TRADE = "Trade";

    private final VenueAccount venue;
    private final Journal journal;
    private final MarketView market;
    private final PlacementPlanner planner;
    private final OrderPlacing placing;
    private final OrderSender sender;
    private final OrderInquiry inquiry;
    private final Strangers strangers;
    private final OpeningsAtExchange openings;
    private final TradingRulesRefresh rules;
    private final Map<String, WorkingOrder> working = new LinkedHashMap<>();

    public OrderWork(
            VenueAccount venue,
            Journal journal,
            MarketView market,
            ExecutionParameters parameters,
            OrderSender sender) {
        this.venue = venue;
        this.journal = journal;
        this.market = market;
        this.planner = new PlacementPlanner(parameters);
        this.sender = sender;
        this.inquiry = new OrderInquiry(venue, parameters);
        this.placing = new OrderPlacing(venue, journal, market, parameters, planner, inquiry, sender);
        this.openings = new OpeningsAtExchange(venue);
        this.strangers = new Strangers(venue, journal, openings);
        this.rules = new TradingRulesRefresh(venue, market);
    }

    /** Begins with what the journal says is unfinished; whatever may be at the exchange is asked for first. */
    void takeUp(List<JournaledOrder> unfinished) {
        working.clear();
        unfinished.forEach(this::take);
        openings.are(working.values());
        askAll();
    }

    void take(JournaledOrder order) {
        working.computeIfAbsent(
                order.intent().intentId(),
                intentId -> new WorkingOrder(
                        order, journal.latestPlacement(intentId).orElse(null)));
    }

    /** Raises an alert for open orders that this system did not make. False when the exchange does not answer. */
    boolean lookForStrangers() {
        boolean isAnswered = strangers.lookForOrders();
        cancelEndedUnderHalt();
        return isAnswered;
    }

    /** Has openings cancelled that are open after their end and that a halt forbids. False when the exchange does not answer. */
    boolean lookForEndedOpenings() {
        boolean isAnswered = strangers.lookForEnded();
        cancelEndedUnderHalt();
        return isAnswered;
    }

    /** Whether an opening that ended by the journal was last seen at the exchange although a halt forbids it. */
    boolean isOpeningLeftUnderHalt() {
        return openings.hasEnded(intent -> sender.isHalted(intent, market.nowMs()));
    }

    private void cancelEndedUnderHalt() {
        openings.cancelEnded(intent -> sender.isHalted(intent, market.nowMs()));
    }

    /** Heeds an answer of the exchange to a question, that this account may not trade. */
    void heedStop(long nowMs) {
        venue.takeStop().ifPresent(told -> sender.stop(told, nowMs));
    }

    /** Why the account may not trade; empty when it may. */
    String stopCause() {
        return sender.stopCause();
    }

    void askAll() {
        working.values().forEach(WorkingOrder::askNow);
    }

    long nanosUntilDue() {
        return working.values().stream()
                .mapToLong(WorkingOrder::nanosUntilDue)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** Whether something that takes exposure away is to be sent now. */
    boolean isReductionDue() {
        return working.values().stream().anyMatch(order -> order.isReductionToPlace() && order.isDue());
    }

    /** Whether an order may be at the exchange, so that wallet and ledger may differ for a moment. */
    boolean isExchangeBusy() {
        return working.values().stream().anyMatch(order -> order.underWay() != null);
    }

    /**
     * Takes one order a step further, if any is due: first what reduces exposure and is not on its way, then what is to be
     * cancelled, then whatever is to be asked for. What reduces exposure comes first among these, too, and then what has been due
     * for longest. A step leaves at most one question unanswered, so that an exchange that does not answer holds up the next
     * reduction for that one only, however many orders are unclear.
     */
    void advance() {
        forgetFinished();
        long nowNanos = System.nanoTime();
        Optional<WorkingOrder> next = working.values().stream()
                .filter(order -> order.isDue() || isToBeCancelled(order))
                .min(Comparator.<WorkingOrder>comparingInt(this::urgency)
                        .thenComparingLong(order -> order.dueInNanos(nowNanos)));
        next.ifPresent(this::advance);
        forgetFinished();
        openings.are(working.values());
    }

    /** Has what a halt forbids taken off the exchange, from the thread that heard of it. */
    void cancelHalted() {
        long nowMs = market.nowMs();
        openings.cancel(intent -> sender.isHalted(intent, nowMs));
    }

    /** Has everything that opens exposure taken off the exchange, from any thread. */
    void cancelOpenings() {
        openings.cancel(intent -> true);
    }

    private int urgency(WorkingOrder order) {
        if (order.isReductionToPlace()) {
            return 0;
        }
        int reducesFirst = order.order().reduces() ? 0 : 1;
        return (isToBeCancelled(order) ? 1 : 3) + reducesFirst;
    }

    private void advance(WorkingOrder order) {
        Placement underWay = order.underWay();
        if (underWay == null) {
            placing.place(order);
        } else if (isToBeCancelled(order)) {
            cancel(order, underWay);
        } else {
            ask(order, underWay);
        }
    }

    /** The exchange answered, or may have; an order that has moved on meanwhile knows more than the answer does. */
    void hear(DeskEvent.Answered answered) {
        WorkingOrder order = working.get(answered.placement().intentId());
        Placement underWay = order == null ? null : order.underWay();
        if (order != null
                && underWay != null
                && underWay.state() == Placement.State.SUBMITTED
                && underWay.clientOrderId().equals(answered.placement().clientOrderId())) {
            if (!isTriedAgain(order, underWay, answered)) {
                sender.hear(order, underWay, answered);
            }
        }
    }

    /** Whether a refused reduction is planned again, because the trading rules have changed or are not known. */
    private boolean isTriedAgain(WorkingOrder order, Placement placement, DeskEvent.Answered answered) {
        if (!order.order().reduces()
                || !(answered.outcome() instanceof Outcome.Rejected<OrderAcknowledgement> refusal)
                || !TradingRulesRefresh.mayExplain(refusal)) {
            return false;
        }
        TradingRulesRefresh.Finding finding = rules.askAfresh(order.plannedBy());
        if (finding == TradingRulesRefresh.Finding.UNCHANGED) {
            return false;
        }
        boolean changed = finding == TradingRulesRefresh.Finding.CHANGED;
        String cause = "refused with code " + refusal.code() + ": " + refusal.reason()
                + (changed ? "; the trading rules have changed" : "; the trading rules are not known");
        sender.withdraw(order, placement, cause, market.nowMs());
        if (changed) {
            order.askNow();
        }
        return true;
    }

    private void forgetFinished() {
        working.values().removeIf(order -> order.order().state().isTerminal());
    }

    /** The exchange told of an order, unasked. */
    void hear(OrderReport report) {
        for (WorkingOrder order : working.values()) {
            Placement underWay = order.underWay();
            if (underWay != null && underWay.clientOrderId().equals(report.orderLinkId())) {
                if (isMissingExecutions(underWay, report)) {
                    order.waitsForExecutions(report);
                } else {
                    apply(order, underWay, report);
                }
                return;
            }
        }
        strangers.reportUnlessOurs(report);
        cancelEndedUnderHalt();
    }

    /** Executions come on a way of their own, and may follow at once; if not, the next step asks for them. */
    private boolean isMissingExecutions(Placement placement, OrderReport report) {
        return report.status().isClosed()
                && journal.placement(placement.clientOrderId())
                        .orElseThrow()
                        .filledQuantity()
                        .isBelow(Decimal.of(report.filledQuantity()));
    }

    /** Books an execution, whether the exchange told it or was asked for it. */
    void book(ExecutionReport report) {
        if (!report.execType().equals(TRADE)) {
            return;
        }
        Optional<Placement> placement = journal.placement(report.orderLinkId());
        if (placement.isEmpty()) {
            strangers.report("execution", report.execId(), report.symbol(), report.timeMs());
            return;
        }
        InstrumentId id = Requests.instrument(report);
        Instrument instrument = market.instrument(id)
                .orElseThrow(() -> new IllegalStateException("the trading rules of " + id + " are not known yet"));
        Execution execution = Requests.execution(report, placement.get(), venue.name(), instrument);
        if (placement.get().state() == Placement.State.NOT_PLACED) {
            strangers.reportLate(placement.get(), report);
        }
        journal.book(
                        placement.get(),
                        execution,
                        report.maker(),
                        instrument.baseAsset(),
                        instrument.quoteAsset(),
                        firstByteWallUs(placement.get().intentId()))
                .ifPresent(after -> know(after, report.orderLinkId()));
    }

    /** The stream may tell of an order before its request is answered, so the time is not only in the answer. */
    private long firstByteWallUs(String intentId) {
        WorkingOrder order = working.get(intentId);
        return order == null ? 0 : order.order().firstByteWallUs();
    }

    private void know(JournaledOrder after, String clientOrderId) {
        WorkingOrder order = working.get(after.intent().intentId());
        if (order == null) {
            return;
        }
        order.is(after);
        Placement placement = order.placement();
        if (placement != null && placement.clientOrderId().equals(clientOrderId)) {
            order.know(journal.placement(clientOrderId).orElseThrow());
            closeAsTold(order);
        }
    }

    private void closeAsTold(WorkingOrder order) {
        OrderReport told = order.toldClosed();
        Placement underWay = order.underWay();
        if (told != null && underWay != null && !isMissingExecutions(underWay, told)) {
            apply(order, underWay, told);
        }
    }

    /** The exchange's time by market data, but not ahead of the one measured here; 0 before market data has told any. */
    long believedTimeMs() {
        return Math.min(market.nowMs(), venue.exchangeTimeMs());
    }

    private boolean isToBeCancelled(WorkingOrder order) {
        Placement resting = order.underWay();
        return resting != null
                && resting.state() == Placement.State.ACKNOWLEDGED
                && order.mayCancel()
                && (planner.isStale(resting, market.nowMs()) || isHalted(order));
    }

    private boolean isHalted(WorkingOrder order) {
        return !order.order().reduces() && sender.isHalted(order.order().intent(), market.nowMs());
    }

    private void cancel(WorkingOrder order, Placement resting) {
        order.cancelRequested();
        InstrumentId instrument = order.order().intent().instrument();
        var outcome =
                venue.cancel(Requests.category(instrument.category()), instrument.symbol(), resting.clientOrderId());
        LOG.debugf("cancel of %s: %s", resting.clientOrderId(), outcome);
        order.askNow();
    }

    private void ask(WorkingOrder order, Placement placement) {
        order.asked();
        InstrumentId instrument = order.order().intent().instrument();
        switch (inquiry.ask(instrument, placement, order.asks())) {
            case OrderInquiry.Finding.Known known -> {
                order.askAgain();
                apply(order, placement, known.report());
            }
            case OrderInquiry.Finding.NeverAccepted ignored ->
                order.is(journal.close(
                        order.order(),
                        placement,
                        Placement.State.NOT_PLACED,
                        Optional.of(order.isFilled() ? OrderState.CANCELLED : OrderState.REJECTED),
                        "the exchange never had the order",
                        market.nowMs()));
            case OrderInquiry.Finding.NotKnownYet ignored -> order.askAgain();
        }
    }

    private void apply(WorkingOrder order, Placement placement, OrderReport report) {
        if (!report.status().isClosed()) {
            acknowledge(order, placement, report);
            return;
        }
        Placement current = bookMissing(order, placement, report);
        if (current.filledQuantity().isBelow(Decimal.of(report.filledQuantity()))) {
            order.askNow();
            return;
        }
        String cause = report.rejectReason().equals("EC_NoError") ? "" : report.rejectReason();
        order.know(current);
        order.is(journal.close(
                order.order(),
                current,
                Placement.State.CLOSED,
                endOf(order, current, report),
                cause,
                report.updatedTimeMs()));
        order.know(journal.placement(current.clientOrderId()).orElseThrow());
        order.askNow();
    }

    private void acknowledge(WorkingOrder order, Placement placement, OrderReport report) {
        if (placement.state() == Placement.State.SUBMITTED) {
            order.is(journal.acknowledge(order.order(), placement, report.orderId(), report.updatedTimeMs()));
            order.know(journal.placement(placement.clientOrderId()).orElseThrow());
        }
    }

    /** Executions and order reports come on different ways; a closed order is closed here once all its executions are booked. */
    private Placement bookMissing(WorkingOrder order, Placement placement, OrderReport report) {
        Placement known = journal.placement(placement.clientOrderId()).orElseThrow();
        if (known.filledQuantity().isAtLeast(Decimal.of(report.filledQuantity()))) {
            return known;
        }
        var category = Requests.category(order.order().intent().instrument().category());
        if (venue.executionsOf(category, placement.clientOrderId())
                instanceof Outcome.Accepted<List<ExecutionReport>>(List<ExecutionReport> executions)) {
            executions.forEach(this::book);
        }
        return journal.placement(placement.clientOrderId()).orElseThrow();
    }

    /** The state in which the order ends with this placement; empty when another placement follows. */
    private Optional<OrderState> endOf(WorkingOrder order, Placement placement, OrderReport report) {
        Instrument instrument =
                market.instrument(order.order().intent().instrument()).orElseThrow();
        Decimal price = placement.filledQuantity().isPositive()
                ? placement.filledValue().dividedBy(placement.filledQuantity(), 12, java.math.RoundingMode.HALF_EVEN)
                : order.order().intent().referencePrice();
        boolean done = planner.isTooSmall(order.order(), instrument, price);
        if (done && order.isFilled()) {
            return Optional.of(OrderState.FILLED);
        }
        return switch (report.status()) {
            case REJECTED -> Optional.of(order.isFilled() ? OrderState.CANCELLED : OrderState.REJECTED);
            case FILLED -> Optional.empty();
            default ->
                placement.kind() == Placement.Kind.POST_ONLY ? Optional.empty() : Optional.of(OrderState.CANCELLED);
        };
    }
}
