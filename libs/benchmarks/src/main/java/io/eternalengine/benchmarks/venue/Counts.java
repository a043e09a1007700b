package io.eternalengine.benchmarks.venue;

import java.time.Duration;

/** What was counted until a moment. */
record Counts(
        long atNs,
        long orders,
        long answers,
        long refusals,
        long tickers,
        long privateMessages,
        long lost,
        Duration cpu) {

    static Counts of(OrderLoad orders, TickerLoad tickers, SimulatorProcess simulator) {
        return new Counts(
                System.nanoTime(),
                orders.accepted(),
                orders.answered(),
                orders.refused(),
                tickers.messages(),
                orders.privateMessages(),
                tickers.closed(),
                simulator.cpuTime());
    }

    double secondsSince(Counts before) {
        return (atNs - before.atNs) / 1e9;
    }
}
