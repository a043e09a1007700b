package io.eternalengine.service.execution.account;

import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.Side;
import io.eternalengine.service.execution.journal.ChildOrder;
import io.eternalengine.service.execution.journal.Journal;
import io.eternalengine.service.execution.journal.ParentOrder;
import io.eternalengine.service.execution.market.MarketView;
import io.eternalengine.service.execution.venue.VenueAccount;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What of an order is sent next, by the caps, the prices and the trading rules of this moment. */
final class OrderPlacing {
    /** How often an order that waits for its next slice is looked at. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final VenueAccount venue;
    private final Journal journal;
    private final MarketView market;
    private final Admission admission;
    private final ChildOrderPlanner planner;
    private final Slicing slicing;
    private final OrderInquiry inquiry;
    private final OrderSender sender;
    private final AccountSettings settings;
    /** The instruments that reductions wait for and of which an alert was raised. */
    private final Set<InstrumentId> awaited = new HashSet<>();

    OrderPlacing(
            VenueAccount venue,
            Journal journal,
            MarketView market,
            ExecutionParameters parameters,
            ChildOrderPlanner planner,
            Slicing slicing,
            OrderInquiry inquiry,
            AccountSettings settings,
            OrderSender sender) {
        this.venue = venue;
        this.journal = journal;
        this.market = market;
        this.admission = new Admission(
                market,
                parameters.capsOf(venue.name()),
                parameters.perpetualAccounts().contains(venue.name()));
        this.planner = planner;
        this.slicing = slicing;
        this.inquiry = inquiry;
        this.sender = sender;
        this.settings = settings;
    }

    /**
     * The time to place an order by: its own, which is only a claim, counts while market data has reported none. The clock that was
     * measured is no substitute: a simulator's market runs by another.
     */
    private long nowMs(ParentOrder order) {
        return market.nowMs() > 0 ? market.nowMs() : order.intent().decidedAtMs();
    }

    /** Sends the next piece of an order, ends the order when nothing of it may or can be sent, or leaves it for later. */
    void place(WorkingOrder order) {
        InstrumentId id = order.order().intent().instrument();
        long nowMs = nowMs(order.order());
        if (slicing.isBetweenSlices(order, nowMs) && !isUrgent(order, nowMs)) {
            if (!isForbidden(order, nowMs)) {
                order.askIn(BETWEEN_LOOKS);
            }
            return;
        }
        Optional<String> refusal = admission.refusal(order.order());
        if (refusal.isPresent()) {
            refuse(order, refusal.get(), nowMs);
            return;
        }
        Optional<Instrument> instrument = market.instrument(id);
        Optional<MarketView.Quote> quote = quote(order.order(), nowMs);
        if (quote.isEmpty()) {
            order.askAgain();
            return;
        }
        long statedMs = Math.max(market.nowMs(), quote.get().atMs());
        Optional<String> untimely =
                admission.untimely(order.order(), Admission.timeFor(order.order(), statedMs, venue.exchangeTimeMs()));
        if (untimely.isPresent()) {
            end(order, order.endUnfinished(), untimely.get(), nowMs);
            return;
        }
        if (instrument.isEmpty()) {
            awaitInstrument(order, id, nowMs);
            return;
        }
        if (!order.order().reduces() && !settings.isReadyFor(id, nowMs)) {
            order.askAgain();
            return;
        }
        AccountBooks books = books();
        Optional<String> end = slicing.end(order.order(), books, nowMs);
        if (end.isPresent()) {
            end(order, order.endUnfinished(), end.get(), nowMs);
            return;
        }
        Optional<String> breach = admission
                .breachedCap(order.order(), books, quote.get(), openedLately(order, nowMs))
                .or(() -> stopBreach(order.order(), books, quote.get()));
        if (breach.isPresent()) {
            refuse(order, breach.get(), nowMs);
            return;
        }
        planAndSend(order, books, instrument.get(), quote.get(), nowMs);
    }

    private void planAndSend(
            WorkingOrder order, AccountBooks books, Instrument instrument, MarketView.Quote quote, long nowMs) {
        Decimal price = order.order().intent().side() == Side.BUY ? quote.ask() : quote.bid();
        boolean toMarket = planner.goesToMarket(order.order(), nowMs);
        Optional<Decimal> largest;
        switch (bound(order, instrument, price, toMarket, nowMs)) {
            case Slicing.Bound.None ignored -> largest = Optional.empty();
            case Slicing.Bound.Value(Decimal value) -> largest = Optional.of(value);
            case Slicing.Bound.TooThin ignored -> {
                if (!isForbidden(order, nowMs)) {
                    order.askAgain();
                }
                return;
            }
        }
        Decimal reducible = reducible(order.order(), books, instrument);
        ChildOrderPlanner.Plan plan =
                planner.plan(order.order(), reducible, largest, order.childOrder(), instrument, quote, nowMs);
        if (plan instanceof ChildOrderPlanner.Plan.NothingLeft && order.order().reduces()) {
            // By an old price it may only seem too small.
            Optional<MarketView.Quote> fresh = inquiry.quote(instrument.id(), market, nowMs);
            if (fresh.isEmpty()) {
                order.askAgain();
                return;
            }
            plan = planner.plan(order.order(), reducible, largest, order.childOrder(), instrument, fresh.get(), nowMs);
        }
        order.plannedBy(instrument);
        carryOut(order, plan, nowMs);
    }

    private Slicing.Bound bound(
            WorkingOrder order, Instrument instrument, Decimal price, boolean toMarket, long nowMs) {
        if (isUrgent(order, nowMs)) {
            return new Slicing.Bound.None();
        }
        long believedMs = order.order().reduces() ? Math.min(nowMs, venue.exchangeTimeMs()) : nowMs;
        return slicing.bound(order.order(), instrument, price, toMarket, believedMs);
    }

    /** Under a halt what reduces exposure takes no time, however patient it began. */
    private boolean isUrgent(WorkingOrder order, long nowMs) {
        return order.order().reduces() && sender.isHalted(order.order().intent(), nowMs);
    }

    /** What may not be sent any more does not wait for its next slice or a book: it ends. */
    private boolean isForbidden(WorkingOrder order, long nowMs) {
        Optional<String> cause = sender.forbiddenForGood(order.order(), nowMs);
        cause.ifPresent(why -> end(order, order.endUnfinished(), why, nowMs));
        return cause.isPresent();
    }

    private Optional<String> stopBreach(ParentOrder order, AccountBooks books, MarketView.Quote quote) {
        InstrumentId id = order.intent().instrument();
        if (order.reduces() || id.category() == MarketCategory.SPOT) {
            return Optional.empty();
        }
        Decimal heldStop = journal.latestEntry(venue.name(), id.symbol())
                .flatMap(journal::stopOf)
                .orElse(null);
        return Admission.stopBreach(order, books.position(id), heldStop, quote);
    }

    /** What of the base asset the order can reduce by the ledger: coins held, or the position that lies against it. */
    private static Decimal reducible(ParentOrder order, AccountBooks books, Instrument instrument) {
        return switch (instrument.id().category()) {
            case SPOT -> books.balances().of(instrument.baseAsset());
            case LINEAR -> {
                Decimal held = books.position(instrument.id()).quantity();
                yield (order.intent().side() == Side.SELL ? held : held.negated()).max(Decimal.ZERO);
            }
        };
    }

    /** A time that is ahead of the exchange's clock as it was measured here would end the window early. */
    private Decimal openedLately(WorkingOrder order, long nowMs) {
        return order.order().reduces()
                ? Decimal.ZERO
                : journal.openedSince(venue.name(), admission.windowStartMs(Math.min(nowMs, venue.exchangeTimeMs())));
    }

    /** Market data may describe it yet; once it claims to be complete, an alert is raised. */
    private void awaitInstrument(WorkingOrder order, InstrumentId id, long nowMs) {
        order.askAgain();
        if (admission.isUnknown(id) && awaited.add(id)) {
            journal.alert(
                    "reduction waits in account " + venue.name(),
                    "Market data describes no " + Admission.named(id) + ": "
                            + order.order().intent().intentId() + " waits for it until it expires.",
                    nowMs);
        }
    }

    private AccountBooks books() {
        return journal.books(venue.name())
                .orElseThrow(() -> new IllegalStateException("account " + venue.name() + " is not opened"));
    }

    /** Risk approved what this service must not send: a person is to look why. */
    private void refuse(WorkingOrder order, String cause, long nowMs) {
        end(order, order.endUnfinished(), cause, nowMs);
        journal.alert(
                "order refused in account " + venue.name(),
                "Order execution refused " + order.order().intent().intentId() + ", which risk approved: " + cause,
                nowMs);
    }

    private void carryOut(WorkingOrder order, ChildOrderPlanner.Plan planned, long nowMs) {
        switch (planned) {
            case ChildOrderPlanner.Plan.NothingLeft nothing ->
                end(order, order.isFilled() ? OrderState.FILLED : OrderState.REJECTED, nothing.cause(), nowMs);
            case ChildOrderPlanner.Plan.Refuse refusal -> end(order, order.endUnfinished(), refusal.cause(), nowMs);
            case ChildOrderPlanner.Plan.Place plan -> send(order, plan.childOrder(), nowMs);
        }
    }

    private void send(WorkingOrder order, ChildOrder childOrder, long nowMs) {
        switch (SliceStop.of(order.order(), venue)) {
            case SliceStop.Carried(Decimal stop) -> sender.send(order, childOrder, stop, nowMs);
            case SliceStop.Unknown _ -> order.askAgain();
            case SliceStop.NothingHeld _ ->
                end(
                        order,
                        order.endUnfinished(),
                        "no-position: the exchange has closed what was entered, so no more is",
                        nowMs);
        }
    }

    /**
     * What reduces exposure does not wait for a price: it is sold at any, and an old one serves for rounding. Only who makes a price
     * asks for one.
     */
    private Optional<MarketView.Quote> quote(ParentOrder order, long nowMs) {
        InstrumentId id = order.intent().instrument();
        var quote = order.reduces() && planner.goesToMarket(order, nowMs)
                ? Optional.<MarketView.Quote>empty()
                : inquiry.quote(id, market, nowMs);
        if (quote.isPresent() || !order.reduces()) {
            return quote;
        }
        Decimal mark = order.intent().referencePrice();
        return market.quote(id).or(() -> Optional.of(new MarketView.Quote(mark, mark, nowMs)));
    }

    private void end(WorkingOrder order, OrderState state, String cause, long nowMs) {
        order.is(journal.end(order.order(), state, cause, nowMs));
    }
}
