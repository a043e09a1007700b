package io.eternalengine.local.fleet.traces;

import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/**
 * A piece of work in a trace.
 *
 * @param parentSpanId empty for the first of a trace
 * @param startWallUs microseconds since 1970
 */
public record RecordedSpan(
        String traceId,
        String spanId,
        String parentSpanId,
        String service,
        String name,
        long startWallUs,
        long durationUs) {

    static RecordedSpan of(String service, Span span) {
        return new RecordedSpan(
                HexFormat.of().formatHex(span.getTraceId().toByteArray()),
                HexFormat.of().formatHex(span.getSpanId().toByteArray()),
                HexFormat.of().formatHex(span.getParentSpanId().toByteArray()),
                service,
                span.getName(),
                TimeUnit.NANOSECONDS.toMicros(span.getStartTimeUnixNano()),
                TimeUnit.NANOSECONDS.toMicros(span.getEndTimeUnixNano() - span.getStartTimeUnixNano()));
    }
}
