package io.eternalengine.benchmarks.venue;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Loads one simulator process and prints what it served. Options: {@code --seconds N} for each phase (default 20), {@code
 * --connections N} (16), {@code --subscribers N} (20), {@code --entry-orders N} on each way
 * of order entry (6000), {@code --soak-orders N} (120000). Further arguments after {@code --} go to the
 * simulator's JVM.
 */
public final class VenueLoad {

    private static final Map<String, Integer> DEFAULTS = Map.of(
            "--seconds",
            20,
            "--connections",
            16,
            "--subscribers",
            20,
            "--entry-orders",
            6_000,
            "--soak-orders",
            120_000);
    private static final int WARM_UP_SECONDS = 15;
    private static final int SOAK_PARTS = 4;

    private final Vertx vertx;
    private final SimulatorProcess simulator;
    private final LoadOptions options;

    private VenueLoad(Vertx vertx, SimulatorProcess simulator, LoadOptions options) {
        this.vertx = vertx;
        this.simulator = simulator;
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        LoadOptions options = LoadOptions.parse(List.of(arguments), DEFAULTS);
        Path root = Path.of(System.getProperty("eternal.root", "."));
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try (SimulatorProcess simulator = SimulatorProcess.start(root, options.simulatorOptions())) {
            new VenueLoad(vertx, simulator, options).run();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get();
        }
    }

    private void run() throws Exception {
        LoadReport report = new LoadReport(System.out, simulator);
        report.begin(options);
        OrderLoad orders = new OrderLoad(vertx, simulator.port(), options.count("--connections"));
        TickerLoad tickers = new TickerLoad(vertx, simulator.port(), options.count("--subscribers"));
        orders.start();
        tickers.start();
        Duration phase = Duration.ofSeconds(options.count("--seconds"));
        measure(report, "warm-up, both", orders, tickers, Duration.ofSeconds(WARM_UP_SECONDS), true, true);
        report.memory("after the warm-up");
        compareWays(report);
        measure(report, "orders", orders, tickers, phase, true, false);
        measure(report, "tickers", orders, tickers, phase, false, true);
        measure(report, "both", orders, tickers, phase, true, true);
        report.memory("after the phases");
        for (int part = 1; part <= SOAK_PARTS; part++) {
            long perSecond = soak(orders, options.count("--soak-orders") / SOAK_PARTS);
            report.memory("after " + orders.accepted() + " orders, the last at " + perSecond + "/s");
        }
        report.end(orders, simulator.get("/admin/v1/summary"));
    }

    /** One order at a time, with nothing else under way. */
    private void compareWays(LoadReport report) throws Exception {
        simulator.play(OrderLoad.SPEED);
        report.entry(new EntryLatency(vertx, simulator.port()).measure(options.count("--entry-orders")));
        simulator.post("/admin/v1/clock/pause", "{}");
    }

    private void measure(
            LoadReport report,
            String name,
            OrderLoad orders,
            TickerLoad tickers,
            Duration length,
            boolean ordering,
            boolean playing)
            throws Exception {
        simulator.play(playing ? TickerLoad.SPEED : OrderLoad.SPEED);
        if (ordering) {
            orders.resume();
        }
        Counts before = Counts.of(orders, tickers, simulator);
        orders.clearLatencies();
        Thread.sleep(length);
        Counts after = Counts.of(orders, tickers, simulator);
        orders.pause();
        simulator.post("/admin/v1/clock/pause", "{}");
        report.phase(name, before, after, orders);
    }

    /** Orders until so many were taken, to see that memory does not grow with them; answers how many a second. */
    private long soak(OrderLoad orders, long more) throws Exception {
        long begunNs = System.nanoTime();
        long target = orders.accepted() + more;
        simulator.play(OrderLoad.SPEED);
        orders.resume();
        while (orders.accepted() < target) {
            Thread.sleep(Duration.ofMillis(200));
        }
        orders.pause();
        return more * Duration.ofSeconds(1).toNanos() / (System.nanoTime() - begunNs);
    }
}
