package io.eternalengine.service.execution.account;

import io.eternalengine.bybit.ExecutionReport;
import io.eternalengine.bybit.OrderAcknowledgement;
import io.eternalengine.bybit.OrderReport;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.logging.LogLine;
import io.eternalengine.service.execution.journal.ChildOrder;
import io.eternalengine.service.execution.journal.Journal;
import io.eternalengine.service.execution.journal.ParentOrder;
import io.eternalengine.service.execution.ledger.ExecutionCause;
import io.eternalengine.service.execution.market.MarketView;
import io.eternalengine.service.execution.venue.VenueAccount;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The unfinished orders of one account, each taken a step further whenever it is due. */
public final class WorkingOrders {
    private static final Logger LOG = Logger.getLogger(WorkingOrders.class);
    static final String TRADE = "Trade";

    private final VenueAccount venue;
    private final Journal journal;
    private final MarketView market;
    private final ChildOrderPlanner planner;
    private final Slicing slicing;
    private final OrderPlacing placing;
    private final OrderSender sender;
    private final OrderInquiry inquiry;
    private final ExternalOrders externalOrders;
    private final OpeningsAtExchange openings;
    private final TradingRulesRefresh rules;
    private final PositionEvents positionEvents;
    private final AccountSettings settings;
    private final StopGuard stops;
    private final StopMoves stopMoves;
    private final Map<String, WorkingOrder> working = new LinkedHashMap<>();

    public WorkingOrders(
            VenueAccount venue,
            Journal journal,
            MarketView market,
            ExecutionParameters parameters,
            OrderSender sender) {
        this.venue = venue;
        this.journal = journal;
        this.market = market;
        this.planner = new ChildOrderPlanner(parameters);
        this.sender = sender;
        this.inquiry = new OrderInquiry(venue, parameters);
        this.settings = new AccountSettings(venue, journal, market, parameters);
        this.slicing = new Slicing(parameters.twap(), journal, inquiry);
        this.placing =
                new OrderPlacing(venue, journal, market, parameters, planner, slicing, inquiry, settings, sender);
        this.openings = new OpeningsAtExchange(venue);
        this.externalOrders = new ExternalOrders(
                venue, journal, openings, parameters.perpetualAccounts().contains(venue.name()));
        this.rules = new TradingRulesRefresh(venue, market);
        this.positionEvents = new PositionEvents(venue, journal);
        this.stops = new StopGuard(venue, journal, market);
        this.stopMoves = new StopMoves(venue, journal, market, stops);
    }

    /** What watches the stops of the account's positions. */
    StopGuard stops() {
        return stops;
    }

    /** Begins with what the journal says is unfinished; whatever may be at the exchange is asked for first. */
    void takeUp(List<ParentOrder> unfinished) {
        working.clear();
        unfinished.forEach(this::take);
        openings.are(working.values());
        askAll();
    }

    void take(ParentOrder order) {
        working.computeIfAbsent(
                order.intent().intentId(),
                intentId -> new WorkingOrder(
                        order, journal.latestChildOrder(intentId).orElse(null)));
    }

    /** Raises an alert for open orders that this system did not make. False when the exchange does not answer. */
    boolean lookForExternalOrders() {
        boolean isAnswered = externalOrders.lookForOrders();
        cancelEndedUnderHalt();
        return isAnswered;
    }

    /** Has openings cancelled that are open after their end and that a halt forbids. False when the exchange does not answer. */
    boolean lookForEndedOpenings() {
        boolean isAnswered = externalOrders.lookForEnded();
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
        venue.takeStop().ifPresent(answer -> sender.stop(answer, nowMs));
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

    /** Looks at one of the account's settings at the exchange, if that is due and nothing that reduces waits behind it. */
    void lookAtSettings() {
        if (!isReductionDue()) {
            settings.lookAtNext(market.nowMs());
        }
    }

    /** Whether an order may be at the exchange, so that wallet and ledger may differ for a moment. */
    boolean isExchangeBusy() {
        return working.values().stream().anyMatch(order -> order.underWay() != null);
    }

    /** Markets of which an order may be at the exchange, so that their positions there may differ from the ledger for a moment. */
    Set<InstrumentId> busyInstruments() {
        return working.values().stream()
                .filter(order -> order.underWay() != null)
                .map(order -> order.order().intent().instrument())
                .collect(Collectors.toSet());
    }

    /**
     * Takes one order a step further, if any is due: first what reduces exposure and is not on its way, then what is to be
     * cancelled and stops that move, then whatever is to be asked for. What reduces exposure comes first among these, too, and then what has been due
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

    /** Has what a halt forbids taken off the exchange, from the thread that learned of it. */
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
        // Behind what takes exposure off, also where that is only asked about; before what opens.
        if (order.movesStop()) {
            return 4;
        }
        boolean reduces = order.order().reduces();
        if (isToBeCancelled(order)) {
            return reduces ? 1 : 2;
        }
        return reduces ? 3 : 5;
    }

    private void advance(WorkingOrder order) {
        ChildOrder underWay = order.underWay();
        if (order.movesStop()) {
            stopMoves.move(order);
        } else if (underWay == null) {
            placing.place(order);
        } else if (isToBeCancelled(order)) {
            cancel(order, underWay);
        } else {
            ask(order, underWay);
        }
    }

    /** The exchange answered, or may have; an order that has moved on meanwhile knows more than the answer does. */
    void on(ExecutorEvent.Answered answered) {
        WorkingOrder order = working.get(answered.childOrder().intentId());
        ChildOrder underWay = order == null ? null : order.underWay();
        if (order != null
                && underWay != null
                && underWay.state() == ChildOrder.State.SUBMITTED
                && underWay.clientOrderId().equals(answered.childOrder().clientOrderId())) {
            if (!isTriedAgain(order, underWay, answered)) {
                sender.on(order, underWay, answered);
            }
        }
    }

    /** Whether a refused reduction is planned again, because the trading rules have changed or are not known. */
    private boolean isTriedAgain(WorkingOrder order, ChildOrder childOrder, ExecutorEvent.Answered answered) {
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
        sender.withdraw(order, childOrder, cause, market.nowMs());
        if (changed) {
            order.askNow();
        }
        return true;
    }

    private void forgetFinished() {
        working.values().removeIf(order -> order.order().state().isTerminal());
    }

    /** The exchange reported an order, unasked. */
    void on(OrderReport report) {
        for (WorkingOrder order : working.values()) {
            ChildOrder underWay = order.underWay();
            if (underWay != null && underWay.clientOrderId().equals(report.orderLinkId())) {
                if (isMissingExecutions(underWay, report)) {
                    order.waitsForExecutions(report);
                } else {
                    apply(order, underWay, report);
                }
                return;
            }
        }
        externalOrders.reportUnlessOurs(report);
        cancelEndedUnderHalt();
    }

    /** Executions come on a way of their own, and may follow at once; if not, the next step asks for them. */
    private boolean isMissingExecutions(ChildOrder childOrder, OrderReport report) {
        return report.status().isClosed()
                && journal.childOrder(childOrder.clientOrderId())
                        .orElseThrow()
                        .filledQuantity()
                        .isBelow(Decimal.of(report.filledQuantity()));
    }

    /** Books an execution or a funding payment, whether the exchange reported it or was asked for it. */
    void book(ExecutionReport report) {
        Optional<ExecutionCause> byExchange = ExecutionCause.byExchange(report);
        if (PositionEvents.isFunding(report)) {
            positionEvents.bookFunding(report);
        } else if (byExchange.isPresent()) {
            bookClosing(report, byExchange.get());
        } else if (report.execType().equals(TRADE)) {
            journal.childOrder(report.orderLinkId())
                    .ifPresentOrElse(
                            childOrder -> book(childOrder, report), () -> bookClosing(report, ExecutionCause.EXTERNAL));
        }
    }

    /** Whatever reduces a position that our ledger holds is booked; anything else is somebody else's. */
    private void bookClosing(ExecutionReport report, ExecutionCause cause) {
        Optional<ParentOrder> entry = positionEvents.entryOfReduced(report);
        if (entry.isPresent()) {
            ExecutionCause known = StopGuard.closes(entry.get(), report.orderLinkId()) ? ExecutionCause.STOP : cause;
            positionEvents.bookClosing(entry.get(), report, known, instrument(report));
        } else {
            externalOrders.report("execution", report.execId(), report.symbol(), report.timeMs());
        }
    }

    private void book(ChildOrder childOrder, ExecutionReport report) {
        Instrument instrument = instrument(report);
        Execution execution = Requests.execution(report, childOrder.intentId(), venue.name(), instrument);
        if (childOrder.state() == ChildOrder.State.NOT_PLACED) {
            externalOrders.reportLate(childOrder, report);
        }
        journal.book(
                        childOrder,
                        execution,
                        report.maker(),
                        instrument.baseAsset(),
                        instrument.quoteAsset(),
                        firstByteWallUs(childOrder.intentId()))
                .ifPresent(after -> know(after, report.orderLinkId()));
    }

    private Instrument instrument(ExecutionReport report) {
        InstrumentId id = Requests.instrument(report);
        return market.instrument(id)
                .orElseThrow(() -> new IllegalStateException("the trading rules of " + id + " are not known yet"));
    }

    /** The stream may report an order before its request is answered, so the time is not only in the answer. */
    private long firstByteWallUs(String intentId) {
        WorkingOrder order = working.get(intentId);
        return order == null ? 0 : order.order().firstByteWallUs();
    }

    private void know(ParentOrder after, String clientOrderId) {
        WorkingOrder order = working.get(after.intent().intentId());
        if (order == null) {
            return;
        }
        order.is(after);
        ChildOrder childOrder = order.childOrder();
        if (childOrder != null && childOrder.clientOrderId().equals(clientOrderId)) {
            order.know(journal.childOrder(clientOrderId).orElseThrow());
            closeAsReported(order);
        }
    }

    private void closeAsReported(WorkingOrder order) {
        OrderReport closed = order.reportedClosed();
        ChildOrder underWay = order.underWay();
        if (closed != null && underWay != null && !isMissingExecutions(underWay, closed)) {
            apply(order, underWay, closed);
        }
    }

    /** The exchange's time by market data, but not ahead of the one measured here; 0 before market data has reported any. */
    long believedTimeMs() {
        return Math.min(market.nowMs(), venue.exchangeTimeMs());
    }

    private boolean isToBeCancelled(WorkingOrder order) {
        ChildOrder resting = order.underWay();
        return resting != null
                && resting.state() == ChildOrder.State.ACKNOWLEDGED
                && order.mayCancel()
                && (planner.isStale(resting, market.nowMs()) || isHalted(order));
    }

    private boolean isHalted(WorkingOrder order) {
        return !order.order().reduces() && sender.isHalted(order.order().intent(), market.nowMs());
    }

    private void cancel(WorkingOrder order, ChildOrder resting) {
        order.cancelRequested();
        InstrumentId instrument = order.order().intent().instrument();
        var outcome =
                venue.cancel(Requests.category(instrument.category()), instrument.symbol(), resting.clientOrderId());
        LogLine.of("order-cancel")
                .with("clientOrderId", resting.clientOrderId())
                .with("outcome", outcome)
                .debug(LOG);
        order.askNow();
    }

    private void ask(WorkingOrder order, ChildOrder childOrder) {
        order.asked();
        InstrumentId instrument = order.order().intent().instrument();
        switch (inquiry.ask(instrument, childOrder, order.asks())) {
            case OrderInquiry.Finding.Known known -> {
                order.askAgain();
                apply(order, childOrder, known.report());
            }
            case OrderInquiry.Finding.NeverAccepted ignored -> forget(order, childOrder);
            case OrderInquiry.Finding.NotKnownYet ignored -> order.askAgain();
        }
    }

    /** The exchange never had it: an order of one piece is decided again, one of slices goes on with the next. */
    private void forget(WorkingOrder order, ChildOrder childOrder) {
        order.is(journal.close(
                order.order(),
                childOrder,
                ChildOrder.State.NOT_PLACED,
                slicing.isSplit(order.order()) ? Optional.empty() : Optional.of(order.endUnfinished()),
                "the exchange never had the order",
                market.nowMs()));
        order.know(journal.childOrder(childOrder.clientOrderId()).orElseThrow());
        order.askNow();
    }

    private void apply(WorkingOrder order, ChildOrder childOrder, OrderReport report) {
        if (!report.status().isClosed()) {
            acknowledge(order, childOrder, report);
            return;
        }
        ChildOrder current = bookMissing(order, childOrder, report);
        if (current.filledQuantity().isBelow(Decimal.of(report.filledQuantity()))) {
            order.askNow();
            return;
        }
        order.know(current);
        order.is(journal.close(
                order.order(),
                current,
                ChildOrder.State.CLOSED,
                endOf(order, current, report),
                report.cause(),
                report.updatedTimeMs()));
        order.know(journal.childOrder(current.clientOrderId()).orElseThrow());
        order.askNow();
    }

    private void acknowledge(WorkingOrder order, ChildOrder childOrder, OrderReport report) {
        if (childOrder.state() == ChildOrder.State.SUBMITTED) {
            order.is(journal.acknowledge(order.order(), childOrder, report.orderId(), report.updatedTimeMs()));
            order.know(journal.childOrder(childOrder.clientOrderId()).orElseThrow());
        }
    }

    /** Executions and order reports come on different ways; a closed order is closed here once all its executions are booked. */
    private ChildOrder bookMissing(WorkingOrder order, ChildOrder childOrder, OrderReport report) {
        ChildOrder known = journal.childOrder(childOrder.clientOrderId()).orElseThrow();
        if (known.filledQuantity().isAtLeast(Decimal.of(report.filledQuantity()))) {
            return known;
        }
        var category = Requests.category(order.order().intent().instrument().category());
        if (venue.executionsOf(category, childOrder.clientOrderId())
                instanceof Outcome.Accepted<List<ExecutionReport>>(List<ExecutionReport> executions)) {
            executions.forEach(this::book);
        }
        return journal.childOrder(childOrder.clientOrderId()).orElseThrow();
    }

    /** The state in which the order ends with this child order; empty when another child order follows. */
    private Optional<OrderState> endOf(WorkingOrder order, ChildOrder childOrder, OrderReport report) {
        Instrument instrument =
                market.instrument(order.order().intent().instrument()).orElseThrow();
        Decimal price = childOrder.filledQuantity().isPositive()
                ? childOrder.filledValue().dividedBy(childOrder.filledQuantity(), 12, java.math.RoundingMode.HALF_EVEN)
                : order.order().intent().referencePrice();
        boolean done = planner.isTooSmall(order.order(), instrument, price);
        if (done && order.isFilled()) {
            return Optional.of(OrderState.FILLED);
        }
        return switch (report.status()) {
            case REJECTED -> Optional.of(order.endUnfinished());
            case FILLED -> Optional.empty();
            default ->
                goesOn(order.order(), childOrder, instrument, price)
                        ? Optional.empty()
                        : Optional.of(OrderState.CANCELLED);
        };
    }

    /** Whether another child order follows one that was not filled to the last unit. */
    private boolean goesOn(ParentOrder order, ChildOrder childOrder, Instrument instrument, Decimal price) {
        return childOrder.kind() == ChildOrder.Kind.POST_ONLY
                || planner.isAllButDone(order, childOrder, instrument, price)
                || (order.reduces() && slicing.isSplit(order));
    }
}
