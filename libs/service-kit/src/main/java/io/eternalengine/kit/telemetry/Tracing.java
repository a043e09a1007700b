package io.eternalengine.kit.telemetry;

import io.eternalengine.kit.message.MessageContext;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Continues the trace of a message in a span of this service, and hands it on to the messages that it causes. */
@Singleton
public class Tracing {
    private static final TextMapGetter<Map<String, String>> GETTER = new MapGetter();

    private final OpenTelemetry openTelemetry;
    private final Tracer tracer;

    public Tracing(OpenTelemetry openTelemetry) {
        this.openTelemetry = openTelemetry;
        this.tracer = openTelemetry.getTracer("io.eternalengine");
    }

    /** A span for work that a message caused, or that starts a trace when the context has none. End it. */
    public Span start(String name, SpanKind kind, MessageContext cause) {
        Context parent =
                openTelemetry.getPropagators().getTextMapPropagator().extract(Context.root(), cause.trace(), GETTER);
        return tracer.spanBuilder(name).setSpanKind(kind).setParent(parent).startSpan();
    }

    /** The first span of a trace: it began when the origin of the context arrived. End it. */
    public Span startAtOrigin(String name, SpanKind kind, MessageContext origin) {
        return tracer.spanBuilder(name)
                .setSpanKind(kind)
                .setNoParent()
                .setStartTimestamp(origin.originWallUs(), TimeUnit.MICROSECONDS)
                .startSpan();
    }

    /** The context for messages that the span's work sends. */
    public MessageContext within(Span span, MessageContext cause) {
        Map<String, String> trace = new HashMap<>();
        openTelemetry
                .getPropagators()
                .getTextMapPropagator()
                .inject(Context.root().with(span), trace, Map::put);
        return cause.withTrace(trace);
    }

    private static final class MapGetter implements TextMapGetter<Map<String, String>> {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return carrier.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
            return carrier == null ? null : carrier.get(key);
        }
    }
}
