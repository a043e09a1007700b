package io.eternalengine.backtester.metrics;

import io.eternalengine.domain.model.Decimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A trade while it runs: the instruments that it holds, what was closed of them, and the funding so far. */
final class RunningTrade {
    private final String account;
    private final TradeForm form;
    private final String subject;
    private final long enteredMs;
    private final Set<EntryQueue> legs = new LinkedHashSet<>();
    private final List<RoundTrip> parts = new ArrayList<>();
    private Decimal funding = Decimal.ZERO;

    RunningTrade(String account, TradeForm form, String subject, long enteredMs) {
        this.account = account;
        this.form = form;
        this.subject = subject;
        this.enteredMs = enteredMs;
    }

    void holds(EntryQueue entries) {
        legs.add(entries);
    }

    void closed(RoundTrip part) {
        parts.add(part);
    }

    void received(Decimal amount) {
        funding = funding.plus(amount);
    }

    /** Whether closing a part ended the trade: what is left of every leg is too little for an order. */
    boolean endsWith(RoundTrip part) {
        return switch (form) {
            case SALE -> true;
            case POSITION -> legs.stream().noneMatch(entries -> entries.isOn(part.side()));
            case CARRY, DEPLOYMENT -> legs.stream().allMatch(EntryQueue::isDust);
        };
    }

    Trade ended() {
        long entered = form == TradeForm.SALE ? parts.getFirst().enteredMs() : enteredMs;
        return Trade.of(account, form, subject, entered, funding, parts);
    }

    OpenTrade stillOpen() {
        Decimal cost = legs.stream().map(EntryQueue::cost).reduce(Decimal.ZERO, Decimal::plus);
        Decimal fees = legs.stream().map(EntryQueue::fees).reduce(Decimal.ZERO, Decimal::plus);
        Decimal realised = Decimal.ZERO;
        for (RoundTrip part : parts) {
            fees = fees.plus(part.fees());
            realised = realised.plus(part.gross());
        }
        return new OpenTrade(account, form, subject, enteredMs, cost, fees, funding, realised);
    }
}
