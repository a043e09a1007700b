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
    private static final int MOST = 64;
    private static final long ENDED = -1;
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

        /** Reads to the next sign of life and reports its number; −1 when the stream has ended. */
        long nextTurn() throws IOException {
            boolean alive = false;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                alive = alive || line.startsWith("event:alive");
                if (alive && line.startsWith("data:")) {
                    return Long.parseLong(line.substring("data:".length()).strip());
                }
                // The last chunk of an ended stream.
                if (line.equals("0")) {
                    return ENDED;
                }
            }
            return ENDED;
        }

        boolean hearsMoreThan(long turn) throws IOException {
            long next = nextTurn();
            while (next != ENDED && next <= turn) {
                next = nextTurn();
            }
            return next != ENDED;
        }
    }

    @Test
    void theOldestOfManyMakeRoomForNewcomers() throws IOException {
        List<Dashboard> open = new ArrayList<>();
        try {
            // given as many as may be open
            for (int i = 0; i < MOST; i++) {
                open.add(Dashboard.open());
            }
            for (Dashboard dashboard : open) {
                assertThat(dashboard.nextTurn()).isNotEqualTo(ENDED);
            }

            // when
            Dashboard newcomer = Dashboard.open();
            Dashboard another = Dashboard.open();
            long newest = Math.max(newcomer.nextTurn(), another.nextTurn());
            open.add(newcomer);
            open.add(another);

            // then
            int ended = 0;
            for (Dashboard dashboard : open) {
                ended += dashboard.hearsMoreThan(newest) ? 0 : 1;
            }
            assertThat(ended).isEqualTo(2);
            assertThat(newcomer.hearsMoreThan(newest)).isTrue();
            assertThat(another.hearsMoreThan(newest)).isTrue();
        } finally {
            for (Dashboard dashboard : open) {
                dashboard.socket().close();
            }
        }
    }
}
