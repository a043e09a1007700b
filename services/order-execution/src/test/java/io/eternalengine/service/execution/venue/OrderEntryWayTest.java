package io.eternalengine.service.execution.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which way of order entry goes with which venue. */
class OrderEntryWayTest {

    private record Venue(String name, Optional<String> tradeWebsocketUrl) implements VenueConfiguration {
        private boolean isDemo() {
            return name.equals("bybit-demo");
        }

        @Override
        public String restUrl() {
            return isDemo() ? "https://api-demo.bybit.com" : "https://api.bybit.com";
        }

        @Override
        public String publicWebsocketUrl() {
            return "wss://stream.bybit.com/v5/public";
        }

        @Override
        public String privateWebsocketUrl() {
            return isDemo() ? "wss://stream-demo.bybit.com/v5/private" : "wss://stream.bybit.com/v5/private";
        }

        @Override
        public Optional<Set<String>> simulatorHosts() {
            return Optional.empty();
        }

        @Override
        public String addressName() {
            return "default";
        }

        @Override
        public int addressRequests() {
            return 500;
        }

        @Override
        public int addressReservedPercent() {
            return 30;
        }

        @Override
        public Set<String> accounts() {
            return Set.of("CORE-HODL");
        }

        @Override
        public Path credentialsFile() {
            return Path.of("keys.properties");
        }
    }

    private static final Optional<String> TRADE = Optional.of("wss://stream.bybit.com/v5/trade");

    @Test
    void knowsTwoWays() {
        assertThat(OrderEntryWay.parse("rest")).isEqualTo(OrderEntryWay.REST);
        assertThat(OrderEntryWay.parse("websocket")).isEqualTo(OrderEntryWay.WEBSOCKET);
        assertThatThrownBy(() -> OrderEntryWay.parse("fax")).hasMessage("orderEntry is fax: must be rest or websocket");
    }

    @Test
    void needsAnAddressForWebSocketOnly() {
        assertThat(new Venue("bybit-live", TRADE)
                        .endpoints(OrderEntryWay.WEBSOCKET)
                        .tradeWebSocketUrl())
                .hasToString("wss://stream.bybit.com/v5/trade");
        assertThat(new Venue("bybit-demo", Optional.empty())
                        .endpoints(OrderEntryWay.REST)
                        .tradeWebSocketUrl())
                .isNull();
        assertThatThrownBy(() -> new Venue("bybit-live", Optional.empty()).endpoints(OrderEntryWay.WEBSOCKET))
                .hasMessage("tradeWebsocketUrl is absent: must be an address for orders by WebSocket");
    }

    @Test
    void isNotTakenByDemoTrading() {
        assertThatThrownBy(() -> new Venue("bybit-demo", TRADE).endpoints(OrderEntryWay.WEBSOCKET))
                .hasMessage("name is bybit-demo: must be another venue for orders by WebSocket, which demo trading does"
                        + " not take");
    }
}
