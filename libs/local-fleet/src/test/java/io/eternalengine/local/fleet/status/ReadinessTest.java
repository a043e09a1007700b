package io.eternalengine.local.fleet.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.eternalengine.local.fleet.FleetDescription;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process was ready once; what counts is whether it answers now. */
class ReadinessTest {
    private final CountDownLatch end = new CountDownLatch(1);
    private final HttpClient http = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        http.close();
    }

    @Test
    void whatAnswersThatItIsReadyIsReady() {
        answer(200, "{\"status\":\"UP\",\"checks\":[]}");

        assertThat(readiness(ProcessHandle.current().pid())).isEqualTo(new Readiness("ready", ""));
    }

    @Test
    void whatIsNotReadySaysWhichCheckIsDownAndWhy() {
        answer(503, """
                {"status":"DOWN","checks":[{"name":"kafka","status":"UP"},
                {"name":"journal","status":"DOWN","data":{"cause":"PostgreSQL does not answer"}}]}
                """);

        Readiness readiness = readiness(ProcessHandle.current().pid());

        assertThat(readiness.state()).isEqualTo("not ready");
        assertThat(readiness.cause()).isEqualTo("journal {\"cause\":\"PostgreSQL does not answer\"}");
    }

    @Test
    void whatTakesTheConnectionAndSaysNothingIsNotReady() {
        server.createContext("/q/health/ready", exchange -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });

        Readiness readiness = readiness(ProcessHandle.current().pid());

        assertThat(readiness.isReady()).isFalse();
        assertThat(readiness.state()).isEqualTo("does not answer");
    }

    @Test
    void aFleetNamesWhoIsNotReadyAndWhy() {
        answer(503, """
                {"status":"DOWN","checks":[{"name":"shells","status":"DOWN","data":{"risk":"retrying"}}]}
                """);
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        long pid = ProcessHandle.current().pid();
        var fleet = new FleetDescription(
                null,
                "ready",
                null,
                List.of(
                        new FleetDescription.Part("redis", pid, 1, "127.0.0.1:1", "READY", 0, "", ""),
                        new FleetDescription.Part("risk", pid, 1, url, "READY", 0, "", ""),
                        new FleetDescription.Part("reporting", -1, 1, url, "STARTING", 1, "", "")),
                "",
                Map.of(),
                "",
                "",
                "",
                "",
                null);

        assertThat(FleetStatus.notReady(fleet))
                .containsExactly(
                        "risk is in state \"not ready\": shells {\"risk\":\"retrying\"}",
                        "reporting is in state \"starting\"");
    }

    @Test
    void aSuspendedProcessIsNotReadyWhetherOrNotItHasAHealthCheck() throws Exception {
        Process suspended = new ProcessBuilder("sh", "-c", "kill -STOP $$; sleep 60").start();
        try {
            var part = new FleetDescription.Part("redis", suspended.pid(), 1, "127.0.0.1:1", "READY", 0, "", "");
            await().untilAsserted(() -> assertThat(Readiness.of(part, http))
                    .isEqualTo(new Readiness("does not answer", "the process is suspended")));
        } finally {
            suspended.destroyForcibly().waitFor();
        }
    }

    @Test
    void whatIsNotStartedAgainHasFailedForItsReason() {
        String reason = "risk ended with code 4: the snapshot of risk cannot be read; it is not started again";

        assertThat(Readiness.of(new FleetDescription.Part("risk", -1, 1, "http://x", "FAILED", 2, "", reason), http))
                .isEqualTo(new Readiness("failed", reason));
    }

    private void answer(int status, String body) {
        server.createContext("/q/health/ready", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private Readiness readiness(long pid) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return Readiness.of(
                new FleetDescription.Part("risk", pid, server.getAddress().getPort(), url, "READY", 0, "", ""), http);
    }
}
