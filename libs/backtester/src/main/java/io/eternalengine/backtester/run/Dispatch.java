package io.eternalengine.backtester.run;

import io.eternalengine.backtester.venue.HistoryVenue;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Verdict;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.engine.RuleName;
import io.eternalengine.risk.RiskEngine;
import io.eternalengine.risk.RiskInput;
import io.eternalengine.risk.RiskOutput;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who receives what, and what comes of it: intents go to risk at once, what risk approves to the market's venue; what risk and the
 * venues answer waits until it is delivered. Everything decided passes through here and is digested in its order.
 */
final class Dispatch {
    /** Something that waits for one engine, or for all when the seat is negative. */
    private record Delivery(int seat, EngineInput input) {}

    private final EngineSeat[] seats;
    private final RiskEngine risk;
    private final Markets markets;
    private final Journal journal;
    private final CapitalTransfers capital;
    private final DecisionDigest digest = new DecisionDigest();
    private final HeldBackCount[] heldBack;
    private final Deque<Delivery> deliveries = new ArrayDeque<>();
    private @Nullable RunObserver observer;
    private int restartEvery;
    private long inputs;

    Dispatch(List<EngineSeat> seats, RiskEngine risk, Markets markets, Journal journal, CapitalTransfers capital) {
        this.seats = seats.toArray(EngineSeat[]::new);
        heldBack = new HeldBackCount[this.seats.length];
        Arrays.setAll(heldBack, ignored -> new HeldBackCount());
        this.risk = risk;
        this.markets = markets;
        this.journal = journal;
        this.capital = capital;
    }

    void watchedBy(RunObserver newObserver) {
        observer = newObserver;
    }

    void restartingEvery(int inputs) {
        restartEvery = inputs;
    }

    /** Every candle takes the whole step of an engine, inside its no-action bands, too. */
    void steppingThroughAll() {
        for (EngineSeat seat : seats) {
            seat.engine().useNoActionBands(false);
        }
    }

    RiskEngine risk() {
        return risk;
    }

    /** What was held back, by account and rule. */
    List<HeldBackEntries> heldBack() {
        List<HeldBackEntries> all = new ArrayList<>();
        for (int seat = 0; seat < seats.length; seat++) {
            all.addAll(heldBack[seat].of(seats[seat].account()));
        }
        return all;
    }

    DecisionDigest digest() {
        return digest;
    }

    void deliverToEngines(Candle candle) {
        var closed = new EngineInput.CandleClosed(candle);
        for (int seat = 0; seat < seats.length; seat++) {
            heldBack[seat].on(decide(seat, closed), candle.closeTimeMs());
        }
    }

    /** The same for every other input. */
    void deliverToEngines(EngineInput input) {
        for (int seat = 0; seat < seats.length; seat++) {
            decide(seat, input);
        }
    }

    /** The rule that the engine came to. */
    private RuleName decide(int seat, EngineInput input) {
        if (isRestartDue()) {
            seats[seat].restart();
            capital.restart();
        }
        Decision decision = seats[seat].on(input);
        digest.engine(seat, input.eventTimeMs(), decision);
        journal.decided(seats[seat].account(), input.eventTimeMs(), decision.rule());
        List<OrderIntent> intents = decision.intents();
        for (int i = 0; i < intents.size(); i++) {
            applyToRisk(new RiskInput.IntentMade(intents.get(i)));
        }
        capital.collectSetAside(seat, input.eventTimeMs());
        return decision.rule();
    }

    private boolean isRestartDue() {
        inputs++;
        return restartEvery > 0 && inputs % restartEvery == 0;
    }

    void applyToRisk(Candle candle) {
        applyToRisk(new RiskInput.CandleClosed(candle));
    }

    void applyToRisk(RiskInput input) {
        if (isRestartDue()) {
            risk.restore(risk.snapshot());
        }
        List<RiskOutput> outputs = risk.on(input);
        if (observer != null) {
            observer.riskDecided(input, risk.portfolio());
        }
        for (int i = 0; i < outputs.size(); i++) {
            digest.risk(outputs.get(i));
            route(outputs.get(i));
        }
    }

    private void route(RiskOutput output) {
        switch (output) {
            case RiskOutput.Commanded commanded ->
                deliveries.add(new Delivery(-1, new EngineInput.RiskCommanded(commanded.command())));
            case RiskOutput.Rejected rejected -> {
                journal.rejected(rejected.verdict());
                answer(rejected.verdict());
            }
            case RiskOutput.Approved approved -> {
                answer(approved.verdict());
                HistoryVenue venue = markets.venueOf(approved.intent().instrument());
                venue.place(approved.intent(), approved.verifiedReduceOnly());
            }
            case RiskOutput.Reported ignored -> {}
            case RiskOutput.Alerted ignored -> {}
        }
    }

    private void answer(Verdict verdict) {
        later(verdict.account(), new EngineInput.VerdictGiven(verdict));
    }

    /** Waits to be delivered to the engine of an account. */
    void later(String account, EngineInput input) {
        deliveries.add(new Delivery(seatOf(account), input));
    }

    void deliver() {
        while (!deliveries.isEmpty()) {
            Delivery delivery = deliveries.removeFirst();
            if (delivery.seat() < 0) {
                deliverToEngines(delivery.input());
            } else {
                decide(delivery.seat(), delivery.input());
            }
        }
    }

    private int seatOf(String account) {
        for (int seat = 0; seat < seats.length; seat++) {
            if (seats[seat].account().equals(account)) {
                return seat;
            }
        }
        throw new IllegalStateException("no engine trades in account " + account);
    }
}
