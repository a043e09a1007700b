package io.eternalengine.backtester.metrics;

/**
 * The deepest fall of a series of values from its highest value so far.
 *
 * @param depth as a positive fraction of the peak
 * @param peakMs when the peak was; meaningless when the depth is 0
 * @param troughMs when the fall was deepest
 * @param recoveredMs when the peak was reached again; 0 when it was not
 */
public record DrawdownSpan(double depth, long peakMs, long troughMs, long recoveredMs) {
    public static DrawdownSpan deepest(long[] timesMs, double[] values) {
        double depth = 0;
        int peak = 0;
        int deepestPeak = 0;
        int trough = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] >= values[peak]) {
                peak = i;
            } else if (1 - values[i] / values[peak] > depth) {
                depth = 1 - values[i] / values[peak];
                deepestPeak = peak;
                trough = i;
            }
        }
        if (depth == 0) {
            return new DrawdownSpan(0, 0, 0, 0);
        }
        int recovered = trough;
        while (recovered < values.length && values[recovered] < values[deepestPeak]) {
            recovered++;
        }
        long recoveredMs = recovered < values.length ? timesMs[recovered] : 0;
        return new DrawdownSpan(depth, timesMs[deepestPeak], timesMs[trough], recoveredMs);
    }
}
