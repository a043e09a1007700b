package io.eternalengine.venue;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes, amends and cancels orders. A request is checked and acknowledged at its receipt; it takes effect when it arrives at the
 * matching, by which time things may have changed: then an order is rejected, an amendment or a cancellation comes to nothing.
 */
final class OrderEntry {

    private static final String BY_USER = "CancelByUser";

    private final Markets markets;
    private final OrderChecks checks;
    private final Funds funds;
    private final Dealing dealing;
    private final Recorder recorder;
    private final Arrivals arrivals;
    private final VenueClock clock;
    private final Map<String, Order> underWay = new LinkedHashMap<>();

    OrderEntry(
            Markets markets,
            OrderChecks checks,
            Funds funds,
            Dealing dealing,
            Recorder recorder,
            Arrivals arrivals,
            VenueClock clock) {
        this.markets = markets;
        this.checks = checks;
        this.funds = funds;
        this.dealing = dealing;
        this.recorder = recorder;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    /** Takes an order; answers its latest version, which is not in the log while it is under way. */
    Order place(Account account, OrderRequest asked) {
        Instrument instrument = checks.check(account, asked);
        requireNewLinkId(account, asked);
        OrderRequest request = whatCanBePaid(account, asked, instrument);
        Order order = recorder.numbered(account, request, instrument.feeCoin(asked.side()), clock.nowMs());
        underWay.put(order.id(), order);
        arrivals.after(account.name(), () -> arrive(account, order, instrument));
        return latest(order);
    }

    /** The request as the position and the funds allow it; one that they do not allow is refused. */
    private OrderRequest whatCanBePaid(Account account, OrderRequest asked, Instrument instrument) {
        Trigger trigger = asked.terms().trigger();
        if (trigger != null) {
            if (trigger.kind() == StopKind.SPOT_TPSL) {
                funds.require(account, asked, instrument, trigger.price());
            }
            return asked;
        }
        OrderRequest request = asked.onlyCloses() ? shrinkToPosition(account, asked) : asked;
        funds.require(account, request, instrument, checks.takerPrice(request, instrument));
        return request;
    }

    private void arrive(Account account, Order order, Instrument instrument) {
        underWay.remove(order.id());
        OrderRequest request = order.request();
        Order arrived = order;
        if (!arrivals.areImmediate()) {
            try {
                checks.requireTrading(instrument);
                arrived = order.arriving(whatCanBePaid(account, request, instrument), clock.nowMs());
            } catch (Refusal refusal) {
                recorder.changed(account, order.rejected(RejectReason.OTHERS, clock.nowMs()));
                return;
            }
        }
        if (request.terms().trigger() != null) {
            Order waiting = arrived.untriggered();
            recorder.changed(account, waiting);
            markets.waiting(request.listing()).put(waiting);
        } else {
            recorder.logged(arrived);
            dealing.enter(account, arrived, instrument);
        }
    }

    private void requireNewLinkId(Account account, OrderRequest request) {
        String linkId = request.orderLinkId();
        if (linkId.isEmpty()) {
            return;
        }
        Category category = request.listing().category();
        List<Order> same = recorder.log().byLinkId(account.name(), category, linkId);
        OrderName name = new OrderName(category, "", "", linkId);
        boolean isUnderWay = underWay.values().stream().anyMatch(order -> isNamed(order, account, name));
        switch (category) {
            case SPOT -> {
                if (isUnderWay || !same.isEmpty()) {
                    throw new Refusal(ReturnCode.SPOT_DUPLICATE_LINK_ID);
                }
            }
            case LINEAR -> {
                // As at the exchange, an id may be used again once its order is closed.
                if (isUnderWay || same.stream().anyMatch(Order::isOpen)) {
                    throw new Refusal(ReturnCode.LINEAR_DUPLICATE_LINK_ID);
                }
            }
        }
    }

    private static OrderRequest shrinkToPosition(Account account, OrderRequest request) {
        Position position = account.position(request.listing().symbol());
        BigDecimal closable = position.closedBy(request.side(), request.quantity());
        if (closable.signum() == 0) {
            throw new Refusal(ReturnCode.LINEAR_REDUCE_ONLY);
        }
        return request.withQuantity(closable);
    }

    /** Cancels an order that is open or under way; the exchange's "not found" is thrown for any other. */
    Order cancel(Account account, OrderName name) {
        Order order = findOpen(account, name)
                .or(() -> findUnderWay(account, name))
                .orElseThrow(() -> notFound(name.category()));
        arrivals.after(account.name(), () -> arriveCancellation(account, order.id()));
        return latest(order);
    }

    private void arriveCancellation(Account account, String orderId) {
        recorder.log().byId(orderId).ifPresent(order -> {
            if (order.isOpen()) {
                dealing.withdraw(order);
                recorder.changed(account, order.cancelled(BY_USER, RejectReason.NO_ERROR, clock.nowMs()));
            } else if (order.status() == OrderStatus.FILLED) {
                // The exchange reports the order as filled once more, and by this why the cancellation came to nothing.
                recorder.reported(order.cancelledInVain(BY_USER, clock.nowMs()));
            }
        });
    }

    /** Changes an open order; answers its latest version. */
    Order amend(Account account, OrderName name, Amendment amendment) {
        Order order = findOpen(account, name)
                .orElseThrow(() -> findUnderWay(account, name)
                        .map(found -> new Refusal(ReturnCode.ORDER_IN_PROCESS))
                        .orElseGet(() -> notFound(name.category())));
        OrderRequest request = checkAmendment(account, order, amendment);
        arrivals.after(account.name(), () -> arriveAmendment(account, order, request, amendment));
        return latest(order);
    }

    private OrderRequest checkAmendment(Account account, Order order, Amendment amendment) {
        Instrument instrument = markets.instrument(order.request().listing());
        OrderRequest request = amendment.appliedTo(order.request());
        if (request.quantity().compareTo(order.filledQuantity()) <= 0) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "qty must be above what is filled already");
        }
        OrderRequest effective = order.isUntriggered()
                ? request
                : request.withTerms(request.terms().withoutTrigger());
        checks.checkTerms(effective, instrument);
        if (!order.isUntriggered()) {
            // What the order binds already is free for its own amendment.
            account.track(order.cancelled(BY_USER, RejectReason.NO_ERROR, clock.nowMs()));
            try {
                funds.require(account, request, instrument, checks.takerPrice(request, instrument));
            } finally {
                account.track(order);
            }
        }
        return request;
    }

    private void arriveAmendment(Account account, Order checked, OrderRequest request, Amendment amendment) {
        Optional<Order> present = recorder.log().byId(checked.id()).filter(Order::isOpen);
        if (present.isEmpty()) {
            return;
        }
        Order order = present.get();
        OrderRequest changed = request;
        if (!arrivals.areImmediate()) {
            try {
                changed = checkAmendment(account, order, amendment);
            } catch (Refusal refusal) {
                return;
            }
        }
        dealing.amend(account, order, changed);
    }

    private Optional<Order> findOpen(Account account, OrderName name) {
        List<Order> found = name.orderId().isEmpty()
                ? recorder.log().byLinkId(account.name(), name.category(), name.orderLinkId())
                : recorder.log().byId(name.orderId()).stream().toList();
        return found.stream()
                .filter(order -> isNamed(order, account, name))
                .filter(Order::isOpen)
                .findFirst();
    }

    private Optional<Order> findUnderWay(Account account, OrderName name) {
        return underWay.values().stream()
                .filter(order -> isNamed(order, account, name))
                .findFirst();
    }

    private static boolean isNamed(Order order, Account account, OrderName name) {
        return order.account().equals(account.name()) && name.isOf(order);
    }

    private static Refusal notFound(Category category) {
        return new Refusal(
                switch (category) {
                    case SPOT -> ReturnCode.SPOT_ORDER_NOT_FOUND;
                    case LINEAR -> ReturnCode.LINEAR_ORDER_NOT_FOUND;
                });
    }

    private Order latest(Order order) {
        return recorder.log().byId(order.id()).orElse(order);
    }
}
