package io.eternalengine.local.fleet.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * A distribution of latencies in milliseconds.
 *
 * @param count how many were measured; without any the figures are zero
 */
@JsonInclude
public record Latencies(long count, double p50, double p99, double max) {
    private static final long HIGHEST_US = TimeUnit.HOURS.toMicros(1);
    private static final int SIGNIFICANT_DIGITS = 3;

    /** From measurements in microseconds. */
    static Latencies ofMicros(Collection<Long> latenciesUs) {
        Histogram histogram = new Histogram(HIGHEST_US, SIGNIFICANT_DIGITS);
        latenciesUs.forEach(latencyUs -> histogram.recordValue(Math.clamp(latencyUs, 0, HIGHEST_US)));
        return new Latencies(
                histogram.getTotalCount(),
                millis(histogram.getValueAtPercentile(50)),
                millis(histogram.getValueAtPercentile(99)),
                millis(histogram.getMaxValue()));
    }

    private static double millis(long micros) {
        return micros / 1000.0;
    }
}
