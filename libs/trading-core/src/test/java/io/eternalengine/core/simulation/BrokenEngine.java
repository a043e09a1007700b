package io.eternalengine.core.simulation;

import io.eternalengine.core.engine.Decision;
import io.eternalengine.core.engine.EngineInput;
import io.eternalengine.core.engine.TradingEngine;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.OrderAmount;
import io.eternalengine.core.model.OrderIntent;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * An engine with a fault.
 *
 * @param hears the inputs that it notices
 * @param orders what becomes of the intents that the real one makes
 * @param remembers whether it finds its state again after a restart
 */
record BrokenEngine<S>(
        TradingEngine<S> real, Predicate<EngineInput> hears, UnaryOperator<List<OrderIntent>> orders, boolean remembers)
        implements TradingEngine<S> {
    /** All engines of the lineup, with what one intent becomes. */
    static Function<Boolean, List<Seat<?>>> ordering(Function<OrderIntent, List<OrderIntent>> each) {
        return lineup(
                input -> true,
                intents -> intents.stream()
                        .flatMap(intent -> each.apply(intent).stream())
                        .toList(),
                true);
    }

    /** All engines of the lineup, deaf to what they do not hear. */
    static Function<Boolean, List<Seat<?>>> hearing(Predicate<EngineInput> hears) {
        return lineup(hears, UnaryOperator.identity(), true);
    }

    /** All engines of the lineup, with their states lost in every restart. */
    static Function<Boolean, List<Seat<?>>> forgetting() {
        return lineup(input -> true, UnaryOperator.identity(), false);
    }

    private static Function<Boolean, List<Seat<?>>> lineup(
            Predicate<EngineInput> hears, UnaryOperator<List<OrderIntent>> orders, boolean remembers) {
        return shorts -> {
            var broken = new java.util.ArrayList<Seat<?>>();
            Lineup.seats(shorts).forEach(seat -> broken.add(broken(seat, hears, orders, remembers)));
            return broken;
        };
    }

    private static <S> Seat<S> broken(
            Seat<S> seat, Predicate<EngineInput> hears, UnaryOperator<List<OrderIntent>> orders, boolean remembers) {
        return new Seat<>(
                seat.account(), seat.target().toString(), new BrokenEngine<>(seat.engine(), hears, orders, remembers));
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
        return copy(intent, intent.intentId(), amount, intent.referencePrice());
    }

    static OrderIntent named(OrderIntent intent, String intentId) {
        return copy(intent, intentId, intent.amount(), intent.referencePrice());
    }

    static OrderIntent at(OrderIntent intent, Decimal referencePrice) {
        return copy(intent, intent.intentId(), intent.amount(), referencePrice);
    }

    private static OrderIntent copy(OrderIntent intent, String intentId, OrderAmount amount, Decimal price) {
        return new OrderIntent(
                intentId,
                intent.engine(),
                intent.account(),
                intent.instrument(),
                intent.side(),
                intent.style(),
                amount,
                intent.claimsReduction(),
                intent.riskEpoch(),
                intent.decidedAtMs(),
                price,
                intent.reason(),
                intent.stopPrice());
    }

    @Override
    public EngineId id() {
        return real.id();
    }

    @Override
    public S initialState() {
        return real.initialState();
    }

    @Override
    public Outcome<S> decide(S state, EngineInput input) {
        if (!hears.test(input)) {
            return new Outcome<>(state, Decision.quiet("", "unheard", ""));
        }
        Outcome<S> outcome = real.decide(state, input);
        Decision decision = outcome.decision();
        return new Outcome<>(
                outcome.state(),
                new Decision(
                        decision.state(),
                        decision.rule(),
                        decision.values(),
                        orders.apply(decision.intents()),
                        decision.explanation()));
    }

    @Override
    public boolean hearsRisk(S state) {
        return real.hearsRisk(state);
    }

    @Override
    public byte[] encode(S state) {
        return real.encode(state);
    }

    @Override
    public S decode(byte[] bytes) {
        return remembers ? real.decode(bytes) : real.initialState();
    }
}
