package io.eternalengine.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a stream goes on when the first address cannot be followed. */
class OtherStreamAddressTest extends StreamScene {
    @Test
    void turnsToTheOtherAddressWhenTheFirstCannotBeFollowedAndStaysThere() {
        // given a first address at which nobody listens
        try (PublicStream stream = stream(withServerAsOther(1), PATIENT).withTickers(List.of("BTCUSDT"))) {
            // when
            stream.start();

            // then
            assertThat(next(reported)).startsWith("disconnected: cannot connect");
            ServerWebSocket socket = next(accepted);
            assertThat(socket.path()).isEqualTo("/v5/public/linear");
            confirm(socket, nextSubscription());
            assertThat(next(reported)).isEqualTo("connected");

            // and when that one is lost, it is tried first
            await(socket.close());
            assertThat(next(reported)).startsWith("disconnected: closed by the exchange");
            confirm(next(accepted), nextSubscription());
            assertThat(next(reported)).isEqualTo("connected");
        }
    }

    @Test
    void leavesAnAddressThatFallsSilent() {
        BybitEndpoints endpoints = BybitEndpoints.onOneHost("127.0.0.1:" + server.actualPort())
                .withOtherPublicWebSocket("ws://127.0.0.1:" + server.actualPort() + "/other");
        try (PublicStream stream = stream(endpoints, IMPATIENT).withTickers(List.of("BTCUSDT"))) {
            stream.start();
            ServerWebSocket first = next(accepted);
            confirm(first, nextSubscription());

            assertThat(first.path()).isEqualTo("/v5/public/linear");
            assertThat(next(accepted).path()).isEqualTo("/other/linear");
        }
    }

    @Test
    void leavesAnAddressThatTakesConnectionsButConfirmsNothing() throws IOException {
        try (var mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                PublicStream stream = stream(withServerAsOther(mute.getLocalPort()), IMPATIENT)
                        .withTickers(List.of("BTCUSDT"))) {
            stream.start();

            assertThat(next(reported)).startsWith("disconnected: cannot connect");
            confirm(next(accepted), nextSubscription());
            assertThat(next(reported)).isEqualTo("connected");
        }
    }

    private BybitEndpoints withServerAsOther(int firstPort) {
        return BybitEndpoints.onOneHost("127.0.0.1:" + firstPort)
                .withOtherPublicWebSocket("ws://127.0.0.1:" + server.actualPort() + "/v5/public");
    }
}
