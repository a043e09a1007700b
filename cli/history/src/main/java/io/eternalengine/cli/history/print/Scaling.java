package io.eternalengine.cli.history.print;

import com.sun.management.OperatingSystemMXBean;
import io.eternalengine.backtester.search.Sweep;
import io.eternalengine.backtester.search.Trial;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SortedMap;

/**
 * How a sweep scales over threads: the best of some repetitions each, because other programs share the machine. Processor time
 * says what the work cost; elapsed time what the threads gained.
 */
public final class Scaling {
    private static final int REPETITIONS = 5;
    private static final double NANOS = 1e9;

    /**
     * The best repetition.
     *
     * @param seconds that passed
     * @param processorSeconds that all threads used
     */
    public record Measured(int threads, double seconds, double processorSeconds) {}

    private Scaling() {}

    /** Sweeps everything with a number of threads, several times; nothing is kept. */
    public static Measured measure(Trial trial, List<SortedMap<String, String>> variants, int threads)
            throws IOException, InterruptedException {
        // Unmeasured: the compiler's time is not the sweep's.
        new Sweep(trial, threads).run(variants, null, done -> {});
        var best = new Measured(threads, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        for (int i = 0; i < REPETITIONS; i++) {
            long beganNs = System.nanoTime();
            long usedNs = processorNs();
            new Sweep(trial, threads).run(variants, null, done -> {});
            double seconds = (System.nanoTime() - beganNs) / NANOS;
            double processorSeconds = (processorNs() - usedNs) / NANOS;
            best = new Measured(
                    threads, Math.min(best.seconds(), seconds), Math.min(best.processorSeconds(), processorSeconds));
        }
        return best;
    }

    private static long processorNs() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
