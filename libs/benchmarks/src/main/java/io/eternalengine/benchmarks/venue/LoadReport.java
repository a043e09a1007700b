package io.eternalengine.benchmarks.venue;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Prints the figures as they come. */
final class LoadReport {

    private static final int ORDERS_AIM = 1_000;
    private static final int TICKERS_AIM = 20_000;

    private final PrintStream out;
    private final SimulatorProcess simulator;

    LoadReport(PrintStream out, SimulatorProcess simulator) {
        this.out = out;
        this.simulator = simulator;
    }

    void begin(LoadOptions options) throws IOException, InterruptedException {
        var system = ManagementFactory.getOperatingSystemMXBean();
        out.printf(
                Locale.ROOT,
                "%d processors, load average %.2f before; driver and simulator share them; %s%n",
                system.getAvailableProcessors(),
                system.getSystemLoadAverage(),
                options.counts());
        out.printf(Locale.ROOT, "aims: %d orders/s, %d ticker messages/s%n", ORDERS_AIM, TICKERS_AIM);
        memory("at the start");
    }

    void phase(String name, Counts before, Counts after, OrderLoad orders) {
        double seconds = after.secondsSince(before);
        out.printf(
                Locale.ROOT,
                "%-14s %6.0f orders/s, %6.0f requests/s (refused %d), p50 %.2f ms, p99 %.2f ms, %6.0f private and %6.0f"
                        + " ticker messages/s (disconnected %d), simulator's processor time %.2f of %.2f s%n",
                name,
                (after.orders() - before.orders()) / seconds,
                (after.answers() - before.answers()) / seconds,
                after.refusals() - before.refusals(),
                orders.latencies().getValueAtPercentile(50) / 1e3,
                orders.latencies().getValueAtPercentile(99) / 1e3,
                (after.privateMessages() - before.privateMessages()) / seconds,
                (after.tickers() - before.tickers()) / seconds,
                after.lost() - before.lost(),
                after.cpu().minus(before.cpu()).toMillis() / 1e3,
                seconds);
    }

    void entry(Map<String, Histogram> micros) {
        micros.forEach((way, latencies) -> out.printf(
                Locale.ROOT,
                "order entry by %-9s one after the other: %d orders, p50 %.2f ms, p99 %.2f ms%n",
                way,
                latencies.getTotalCount(),
                latencies.getValueAtPercentile(50) / 1e3,
                latencies.getValueAtPercentile(99) / 1e3));
    }

    void memory(String when) throws IOException, InterruptedException {
        long heapMb = simulator.liveHeapMb();
        out.printf(Locale.ROOT, "%s: resident %d MB, live heap %d MB%n", when, simulator.residentMb(), heapMb);
    }

    void end(OrderLoad orders, String summary) {
        out.printf(Locale.ROOT, "orders accepted %d; the simulator says %s%n", orders.accepted(), summary);
        if (orders.refused() > 0) {
            out.printf(Locale.ROOT, "the last refusal: %s%n", orders.lastRefusal());
        }
    }
}
