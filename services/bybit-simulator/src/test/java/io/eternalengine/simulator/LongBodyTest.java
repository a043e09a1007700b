package io.eternalengine.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are longer than any request. */
class LongBodyTest {

    private static final int CHUNK_BYTES = 16 * 1024;
    private static final String CHUNK = Integer.toHexString(CHUNK_BYTES) + "\r\n" + " ".repeat(CHUNK_BYTES) + "\r\n";
    private static final int MOST_CHUNKS = 2_000;

    @SuppressWarnings("NullAway.Init")
    private static RunningSimulator simulator;

    @BeforeAll
    static void start() {
        simulator = new RunningSimulator();
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v5/order/create", "/admin/v1/faults"})
    void aChunkedBodyIsRefusedWhereItPassesTheLimit(String path) throws IOException {
        try (RawConnection connection = new RawConnection(simulator)) {
            // given a body that never ends
            connection.write("POST " + path
                    + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                    + RunningSimulator.ADMIN_TOKEN + "\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n");

            // when
            int sent = 0;
            try {
                for (; sent < MOST_CHUNKS; sent++) {
                    connection.write(CHUNK);
                }
            } catch (IOException ended) {
                // The server closed the connection while the body still came.
            }

            // then
            assertThat(sent).as("chunks taken").isLessThan(MOST_CHUNKS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v5/order/create", "/admin/v1/faults"})
    void theAnswerSaysWhatTheLimitIs(String path) throws IOException {
        try (RawConnection connection = new RawConnection(simulator)) {
            connection.write("POST " + path
                    + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                    + RunningSimulator.ADMIN_TOKEN + "\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n" + CHUNK.repeat(4) + "1\r\n \r\n");

            String answer = connection.readUntil("}");

            assertThat(answer).startsWith("HTTP/1.1 413").contains("at most 65536 bytes");
        }
    }
}
