package io.eternalengine.service.execution.account;

import io.eternalengine.service.execution.journal.ParentOrder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Latencies that the design promises, as metrics. */
public final class ExecutionProbe {
    private final Timer originToRequest;

    public ExecutionProbe(MeterRegistry meters) {
        originToRequest = Timer.builder("eternal.order.latency")
                .description(
                        "From the arrival of the market message that decided to the first byte of the order request")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(2))
                .register(meters);
    }

    /** The first byte of a request left at this time; 0 when none did. */
    void sent(ParentOrder order, long firstByteWallUs) {
        long originWallUs = order.context().originWallUs();
        if (firstByteWallUs > 0 && originWallUs > 0) {
            originToRequest.record(Math.max(0, firstByteWallUs - originWallUs), TimeUnit.MICROSECONDS);
        }
    }
}
