package io.eternalengine.simulation;

import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.engine.TradingEngine;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An engine with a fault.
 *
 * @param receives the inputs that it notices
 * @param orders what becomes of the intents that the real one makes
 * @param found what a restart finds of a snapshot
 */
record BrokenEngine(
        TradingEngine real,
        Predicate<EngineInput> receives,
        UnaryOperator<List<OrderIntent>> orders,
        UnaryOperator<byte[]> found)
        implements TradingEngine {
    /** All engines of the lineup, with what one intent becomes. */
    static Function<Boolean, List<Seat>> ordering(Function<OrderIntent, List<OrderIntent>> each) {
        return lineup(
                input -> true,
                intents -> intents.stream()
                        .flatMap(intent -> each.apply(intent).stream())
                        .toList(),
                true);
    }

    /** All engines of the lineup, deaf to what they do not receive. */
    static Function<Boolean, List<Seat>> noticing(Predicate<EngineInput> receives) {
        return lineup(receives, UnaryOperator.identity(), true);
    }

    /** All engines of the lineup, with their states lost in every restart. */
    static Function<Boolean, List<Seat>> forgetting() {
        return lineup(input -> true, UnaryOperator.identity(), false);
    }

    private static Function<Boolean, List<Seat>> lineup(
            Predicate<EngineInput> receives, UnaryOperator<List<OrderIntent>> orders, boolean remembers) {
        return shorts -> {
            var broken = new java.util.ArrayList<Seat>();
            Lineup.seats(shorts).forEach(seat -> broken.add(broken(seat, receives, orders, remembers)));
            return broken;
        };
    }

    private static Seat broken(
            Seat seat, Predicate<EngineInput> receives, UnaryOperator<List<OrderIntent>> orders, boolean remembers) {
        TradingEngine real = seat.engine();
        byte[] blank = real.snapshot();
        UnaryOperator<byte[]> found = snapshot -> remembers ? snapshot : blank;
        return new Seat(seat.account(), seat.target().toString(), new BrokenEngine(real, receives, orders, found));
    }

    /** The same wish for so many times as much. */
    static OrderIntent times(OrderIntent intent, int factor) {
        Decimal times = Decimal.of(factor);
        OrderAmount amount = switch (intent.amount()) {
            case OrderAmount.OfBase base ->
                new OrderAmount.OfBase(base.quantity().times(times));
            case OrderAmount.OfQuote quote ->
                new OrderAmount.OfQuote(quote.amount().times(times));
        };
        return copy(intent, intent.intentId(), amount, intent.referencePrice(), intent.stopPrice());
    }

    static OrderIntent named(OrderIntent intent, String intentId) {
        return copy(intent, intentId, intent.amount(), intent.referencePrice(), intent.stopPrice());
    }

    static OrderIntent at(OrderIntent intent, Decimal referencePrice) {
        return copy(intent, intent.intentId(), intent.amount(), referencePrice, intent.stopPrice());
    }

    /** The same with another stop, or with none. */
    static OrderIntent stoppedAt(OrderIntent intent, @Nullable Decimal stop) {
        return copy(intent, intent.intentId(), intent.amount(), intent.referencePrice(), stop);
    }

    private static OrderIntent copy(
            OrderIntent intent, String intentId, OrderAmount amount, Decimal price, @Nullable Decimal stop) {
        return new OrderIntent(
                intentId,
                intent.engine(),
                intent.account(),
                intent.instrument(),
                intent.side(),
                intent.style(),
                amount,
                intent.reduceOnly(),
                intent.riskEpoch(),
                intent.decidedAtMs(),
                price,
                intent.reason(),
                stop);
    }

    @Override
    public EngineId id() {
        return real.id();
    }

    @Override
    public Decision on(EngineInput input) {
        if (!receives.test(input)) {
            return Decision.withoutIntents("", () -> "unheard", "");
        }
        Decision decision = real.on(input);
        return new Decision(
                decision.state(),
                decision.rule(),
                decision.values(),
                orders.apply(decision.intents()),
                decision.explanation());
    }

    @Override
    public boolean riskLeaseHeld() {
        return real.riskLeaseHeld();
    }

    @Override
    public HaltRegister halts() {
        return real.halts();
    }

    @Override
    public Decimal setAside() {
        return real.setAside();
    }

    @Override
    public byte[] snapshot() {
        return real.snapshot();
    }

    @Override
    public void restore(byte[] snapshot) {
        real.restore(found.apply(snapshot));
    }
}
