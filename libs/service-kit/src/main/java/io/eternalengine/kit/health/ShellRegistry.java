package io.eternalengine.kit.health;

import io.eternalengine.kit.telemetry.DomainMetric;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The shells of this process. */
@Singleton
public class ShellRegistry {
    private final List<ShellStatus> shells = new CopyOnWriteArrayList<>();
    private final Map<ShellStatus, Meter> lags = new ConcurrentHashMap<>();
    private final MeterRegistry meters;

    public ShellRegistry(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Registers a shell under a name that is unique in the process. */
    public ShellStatus register(String name) {
        var status = new ShellStatus(name);
        shells.add(status);
        lags.put(status, DomainMetric.CONSUMER_LAG.show(meters, Tags.of("shell", name), status, ShellStatus::lag));
        return status;
    }

    /** Forgets a shell that has ended as it should, such as one whose partition went to another replica. */
    public void remove(ShellStatus status) {
        shells.remove(status);
        Meter lag = lags.remove(status);
        if (lag != null) {
            meters.remove(lag);
        }
    }

    public List<ShellStatus> shells() {
        return List.copyOf(shells);
    }
}
