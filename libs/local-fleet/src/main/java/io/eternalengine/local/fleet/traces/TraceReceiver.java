package io.eternalengine.local.fleet.traces;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.eternalengine.local.processes.Ports;
import io.eternalengine.local.processes.StackFailure;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;

/** An OTLP receiver on loopback: writes every span to a file and counts the traces that are whole. */
public final class TraceReceiver implements AutoCloseable {
    private static final String SERVICE_NAME = "service.name";
    private static final Duration LONGER_THAN_A_BATCH = Duration.ofMillis(1_500);
    private static final int MOST_WAITS = 4;

    private final HttpServer server;
    private final BufferedWriter file;
    private final ObjectMapper json = new ObjectMapper();
    private final TraceCensus census = new TraceCensus();

    private TraceReceiver(HttpServer server, BufferedWriter file) {
        this.server = server;
        this.file = file;
    }

    /** Listens on a free port and writes to the file. */
    public static TraceReceiver start(Path file) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var receiver = new TraceReceiver(server, Files.newBufferedWriter(file));
            server.createContext("/v1/traces", receiver::receive);
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new StackFailure("Traces cannot be received into " + file + ": " + e.getMessage(), e);
        }
    }

    /** The environment with which services export all their traces to this receiver. */
    public Map<String, String> environment() {
        return Map.of(
                "ETERNAL_TRACES_SAMPLED_FRACTION", "1",
                "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
                        "http://" + Ports.LOOPBACK + ":" + server.getAddress().getPort(),
                "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "1S");
    }

    /** What has been received when nothing more comes: services export in batches, a second apart. */
    public TraceCensus.Counts countsAtTheEnd() {
        TraceCensus.Counts before = TraceCensus.Counts.NONE;
        TraceCensus.Counts now = counts();
        for (int waits = 0; waits < MOST_WAITS && !now.equals(before); waits++) {
            LockSupport.parkNanos(LONGER_THAN_A_BATCH.toNanos());
            before = now;
            now = counts();
        }
        return now;
    }

    private synchronized TraceCensus.Counts counts() {
        return census.counts();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            store(ExportTraceServiceRequest.parseFrom(body(exchange)));
            byte[] answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(HttpURLConnection.HTTP_OK, answer.length == 0 ? -1 : answer.length);
        }
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        boolean isCompressed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        return isCompressed ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
    }

    private synchronized void store(ExportTraceServiceRequest request) throws IOException {
        for (ResourceSpans resource : request.getResourceSpansList()) {
            String service = serviceName(resource.getResource());
            for (ScopeSpans scope : resource.getScopeSpansList()) {
                for (Span span : scope.getSpansList()) {
                    RecordedSpan recorded = RecordedSpan.of(service, span);
                    census.add(recorded);
                    file.write(json.writeValueAsString(recorded));
                    file.newLine();
                }
            }
        }
        file.flush();
    }

    private static String serviceName(Resource resource) {
        return resource.getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals(SERVICE_NAME))
                .map(attribute -> attribute.getValue().getStringValue())
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        server.stop(0);
        try {
            file.close();
        } catch (IOException e) {
            throw new StackFailure("The traces cannot be written: " + e.getMessage(), e);
        }
    }
}
