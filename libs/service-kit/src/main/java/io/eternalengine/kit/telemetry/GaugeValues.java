package io.eternalengine.kit.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** The last value of each gauge that somebody sets; it is registered with its first value. Any thread may call. */
public final class GaugeValues {
    private final MeterRegistry meters;
    private final Map<Key, AtomicReference<Double>> values = new ConcurrentHashMap<>();

    private record Key(DomainMetric metric, Tags tags) {}

    public GaugeValues(MeterRegistry meters) {
        this.meters = meters;
    }

    /** From now on the gauge shows this. */
    public void set(DomainMetric metric, Tags tags, double value) {
        values.computeIfAbsent(new Key(metric, tags), this::register).set(value);
    }

    private AtomicReference<Double> register(Key key) {
        var value = new AtomicReference<>(0.0);
        key.metric().show(meters, key.tags(), value, AtomicReference::get);
        return value;
    }
}
