package io.eternalengine.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.testkit.InfrastructureTestResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** More dashboards than may be open. */
@QuarkusTest
@WithTestResource(value = InfrastructureTestResource.class, scope = TestResourceScope.GLOBAL)
class EventStreamTest {
    private static final int MORE_THAN_MAY_BE_OPEN = 70;
    private static final int PATIENCE_MS = 20_000;

    private record Dashboard(Socket socket, BufferedReader reader) {
        static Dashboard open() throws IOException {
            Socket socket = new Socket(
                    InetAddress.getLoopbackAddress(), ReportingApi.uri("/").getPort());
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream()
                    .write("GET /api/stream HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return new Dashboard(
                    socket, new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)));
        }

        /** Reads until a line begins so; false when the stream ends before. */
        boolean hears(String beginning) throws IOException {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith(beginning)) {
                    return true;
                }
                // The last chunk of an ended stream.
                if (line.equals("0")) {
                    return false;
                }
            }
            return false;
        }
    }

    @Test
    void theOldestOfManyMakesRoomForANewcomer() throws IOException {
        List<Dashboard> open = new ArrayList<>();
        try {
            for (int i = 0; i < MORE_THAN_MAY_BE_OPEN; i++) {
                Dashboard next = Dashboard.open();
                open.add(next);
                assertThat(next.hears("event:summary")).as("the %dth hears", i).isTrue();
            }
            assertThat(open.getFirst().hears("event:never"))
                    .as("it goes on for ever")
                    .isFalse();
            assertThat(open.getLast().hears("event:alive")).isTrue();
        } finally {
            for (Dashboard dashboard : open) {
                dashboard.socket().close();
            }
        }
    }
}
