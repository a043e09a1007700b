package io.eternalengine.venue;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The stops of linear positions, and those that a spot order brought along; each is an order that waits for its trigger. */
final class PositionStops {

    private static final String CLEARED = "CancelByTpSlTsClear";

    private final Markets markets;
    private final Recorder recorder;
    private final LongSupplier clock;
    private final Map<String, Order> twins = new HashMap<>();

    PositionStops(Markets markets, Recorder recorder, LongSupplier clock) {
        this.markets = markets;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** Sets, moves and takes away the stops of an open position; nothing to do is refused with code 34040. */
    void set(Account account, Instrument instrument, TradingStop wanted) {
        Position position = account.position(instrument.symbol());
        if (!position.isOpen()) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "can not set tp/sl/ts for zero position");
        }
        check(instrument, position, wanted);
        boolean changed = false;
        if (wanted.takeProfit().isPresent()) {
            changed |= put(
                    account,
                    instrument,
                    wanted.partial() ? StopKind.PARTIAL_TAKE_PROFIT : StopKind.TAKE_PROFIT,
                    wanted.takeProfit().get(),
                    wanted.takeProfitBy(),
                    wanted.takeProfitSize(),
                    wanted.takeProfitLimit());
        }
        if (wanted.stopLoss().isPresent()) {
            changed |= put(
                    account,
                    instrument,
                    wanted.partial() ? StopKind.PARTIAL_STOP_LOSS : StopKind.STOP_LOSS,
                    wanted.stopLoss().get(),
                    wanted.stopLossBy(),
                    wanted.stopLossSize(),
                    wanted.stopLossLimit());
        }
        if (wanted.trailingStop().isPresent()) {
            changed |= putTrailing(account, instrument, wanted.trailingStop().get(), wanted.activePrice());
        }
        if (!changed) {
            throw new Refusal(ReturnCode.TRADING_STOP_UNCHANGED);
        }
        recorder.positionChanged(account, instrument.symbol());
    }

    private void check(Instrument instrument, Position position, TradingStop wanted) {
        Side opened = position.size().signum() > 0 ? Side.BUY : Side.SELL;
        BigDecimal takeProfitBase = markets.watched(instrument.listing(), wanted.takeProfitBy());
        BigDecimal stopLossBase = markets.watched(instrument.listing(), wanted.stopLossBy());
        wanted.takeProfit()
                .filter(price -> price.signum() > 0)
                .ifPresent(price -> StopRules.checkTakeProfit(price, opened, instrument, takeProfitBase));
        wanted.stopLoss()
                .filter(price -> price.signum() > 0)
                .ifPresent(price -> StopRules.checkStopLoss(price, opened, instrument, stopLossBase));
        boolean lacksSize = (wanted.takeProfit().isPresent()
                        && wanted.takeProfitSize().isEmpty())
                || (wanted.stopLoss().isPresent() && wanted.stopLossSize().isEmpty());
        if (wanted.partial() && lacksSize) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "tpSize and slSize are needed in Partial mode");
        }
    }

    private boolean put(
            Account account,
            Instrument instrument,
            StopKind kind,
            BigDecimal price,
            PriceSource by,
            Optional<BigDecimal> size,
            Optional<BigDecimal> limit) {
        Position position = account.position(instrument.symbol());
        boolean closesLong = position.size().signum() > 0;
        boolean profit = kind == StopKind.TAKE_PROFIT || kind == StopKind.PARTIAL_TAKE_PROFIT;
        Trigger trigger = Trigger.at(price, by, profit == closesLong, kind);
        BigDecimal quantity =
                size.orElse(position.size().abs()).min(position.size().abs());
        return put(account, instrument, trigger, quantity, limit);
    }

    private boolean putTrailing(
            Account account, Instrument instrument, BigDecimal distance, Optional<BigDecimal> activePrice) {
        Position position = account.position(instrument.symbol());
        boolean closesLong = position.size().signum() > 0;
        BigDecimal last = markets.watched(instrument.listing(), PriceSource.LAST);
        if (distance.signum() < 0 || distance.compareTo(last) >= 0) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "trailingStop must be between 0 and the last price");
        }
        Trigger following = Trigger.trailing(last, distance, closesLong, activePrice.orElse(null));
        Trigger trigger = distance.signum() == 0 ? following.withPrice(BigDecimal.ZERO) : following;
        return put(account, instrument, trigger, position.size().abs(), Optional.empty());
    }

    /** A trigger price of zero takes the stop away. */
    private boolean put(
            Account account, Instrument instrument, Trigger trigger, BigDecimal quantity, Optional<BigDecimal> limit) {
        Optional<Order> present =
                trigger.kind().closesWholePosition() ? find(account, instrument, trigger.kind()) : Optional.empty();
        if (trigger.price().signum() == 0) {
            present.ifPresent(order -> cancel(account, order));
            return present.isPresent();
        }
        if (present.isPresent()) {
            OrderRequest old = present.get().request();
            if (trigger.equals(old.terms().trigger())) {
                return false;
            }
            waitOn(account, present.get().amended(old.withTerms(old.terms().withTrigger(trigger)), clock.getAsLong()));
            return true;
        }
        Side side = account.position(instrument.symbol()).size().signum() > 0 ? Side.SELL : Side.BUY;
        OrderTerms terms = new OrderTerms(trigger, Protection.NONE, true, null);
        open(account, instrument, side, quantity, limit, true, terms);
        return true;
    }

    private Order open(
            Account account,
            Instrument instrument,
            Side side,
            BigDecimal quantity,
            Optional<BigDecimal> limit,
            boolean reduceOnly,
            OrderTerms terms) {
        OrderRequest request = new OrderRequest(
                instrument.listing(),
                side,
                limit.isPresent() ? OrderType.LIMIT : OrderType.MARKET,
                quantity,
                false,
                limit.orElse(null),
                limit.isPresent() ? TimeInForce.GTC : TimeInForce.IOC,
                reduceOnly,
                "",
                terms,
                0);
        String feeCoin = instrument.feeCoin(side);
        Order order = recorder.waiting(account, request, feeCoin, clock.getAsLong());
        markets.waiting(instrument.listing()).put(order);
        return order;
    }

    private void waitOn(Account account, Order order) {
        markets.waiting(order.request().listing()).put(order);
        recorder.changed(account, order);
    }

    private Optional<Order> find(Account account, Instrument instrument, StopKind kind) {
        return ofPosition(account, instrument).stream()
                .filter(order -> kindOf(order) == kind)
                .findFirst();
    }

    private List<Order> ofPosition(Account account, Instrument instrument) {
        return markets.waiting(instrument.listing()).all().stream()
                .filter(order -> order.account().equals(account.name()))
                .filter(order -> kindOf(order).belongsToPosition())
                .toList();
    }

    private static StopKind kindOf(Order order) {
        Trigger trigger = order.request().terms().trigger();
        return trigger == null ? StopKind.STOP : trigger.kind();
    }

    private void cancel(Account account, Order order) {
        markets.waiting(order.request().listing()).remove(order);
        recorder.changed(account, order.cancelled(CLEARED, RejectReason.NO_ERROR, clock.getAsLong()));
    }

    /** An order was filled: its stops begin, those of a position that is gone or turned end, the others follow its size. */
    void afterFill(Account account, Instrument instrument, Order order) {
        switch (instrument.category()) {
            case SPOT -> protectCoins(account, instrument, order);
            case LINEAR -> followPosition(account, instrument, order);
        }
    }

    private void followPosition(Account account, Instrument instrument, Order order) {
        Position position = account.position(instrument.symbol());
        for (Order stop : ofPosition(account, instrument)) {
            boolean closes =
                    position.closedBy(stop.request().side(), BigDecimal.ONE).signum() > 0;
            if (!closes) {
                cancel(account, stop);
            } else if (kindOf(stop).closesWholePosition()) {
                Order resized =
                        stop.amended(stop.request().withQuantity(position.size().abs()), clock.getAsLong());
                markets.waiting(instrument.listing()).put(resized);
                recorder.changedQuietly(account, resized);
            }
        }
        Protection protection = order.request().terms().protection();
        if (protection.isPresent() && position.isOpen()) {
            try {
                set(account, instrument, TradingStop.of(protection));
            } catch (Refusal refusal) {
                // The price has passed the stop already, or it is set: as at the exchange, the fill stands.
                return;
            }
        }
    }

    private void protectCoins(Account account, Instrument instrument, Order order) {
        Protection protection = order.request().terms().protection();
        if (order.isOpen() || !protection.isPresent()) {
            return;
        }
        boolean bought = order.request().side() == Side.BUY;
        BigDecimal quantity = instrument.stepAtOrBelow(
                bought ? order.filledQuantity().subtract(order.filledFee()) : order.filledQuantity());
        if (quantity.signum() == 0) {
            return;
        }
        Side side = order.request().side().opposite();
        Optional<Order> profit = Optional.ofNullable(protection.takeProfit())
                .map(price -> openSpot(account, instrument, side, quantity, price, bought));
        Optional<Order> loss = Optional.ofNullable(protection.stopLoss())
                .map(price -> openSpot(account, instrument, side, quantity, price, !bought));
        if (profit.isPresent() && loss.isPresent()) {
            twins.put(profit.get().id(), loss.get());
            twins.put(loss.get().id(), profit.get());
        }
    }

    private Order openSpot(
            Account account, Instrument instrument, Side side, BigDecimal quantity, BigDecimal price, boolean rising) {
        Trigger trigger = Trigger.at(price, PriceSource.LAST, rising, StopKind.SPOT_TPSL);
        return open(
                account,
                instrument,
                side,
                quantity,
                Optional.empty(),
                false,
                new OrderTerms(trigger, Protection.NONE, false, null));
    }

    /** A waiting order was cancelled: the other one of a pair goes on alone. */
    void withdrawn(Order order) {
        Order twin = twins.remove(order.id());
        if (twin != null) {
            twins.remove(twin.id());
        }
    }

    /** A spot stop's trigger came: the other one of the pair ends. */
    void triggered(Account account, Order order) {
        Order twin = twins.remove(order.id());
        if (twin != null) {
            twins.remove(twin.id());
            if (markets.waiting(twin.request().listing()).holds(twin)) {
                cancel(account, twin);
            }
        }
    }
}
