package io.eternalengine.service.execution.venue;

import io.eternalengine.bybit.AddressLimit;
import io.eternalengine.bybit.BybitEndpoints;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Keys under {@code eternal.venue}: which exchange, and with which keys. */
@ConfigMapping(prefix = VenueConfiguration.PREFIX)
public interface VenueConfiguration {
    String PREFIX = "eternal.venue";

    String DEMO = "bybit-demo";

    /** {@code bybit-live}, {@code bybit-demo}, {@code bybit-testnet} or {@code simulator}. */
    @WithDefault("simulator")
    String name();

    String restUrl();

    String publicWebsocketUrl();

    String privateWebsocketUrl();

    /** Where orders may be sent by WebSocket; absent where the venue does not offer it. */
    Optional<String> tradeWebsocketUrl();

    /** Names the address that requests leave from, the same for all who share it: the exchange counts their requests together. */
    @WithDefault("default")
    String addressName();

    /** Requests that all who share the address together send within any 5 s, at most; 0 for any number. */
    @WithDefault("500")
    int addressRequests();

    /** The part of what may go at once that market data leaves to orders. */
    @WithDefault("30")
    int addressReservedPercent();

    /** Properties file with {@code ACCOUNT.key} and {@code ACCOUNT.secret} for each account. */
    Path credentialsFile();

    /** The limit of the address; refuses with the name of the component. */
    default AddressLimit addressLimit() {
        return new AddressLimit(addressRequests(), addressReservedPercent());
    }

    /**
     * The addresses, with one for this way of order entry.
     *
     * @throws IllegalArgumentException when one is wrong, or the venue does not offer the way
     */
    default BybitEndpoints endpoints(OrderEntryWay way) {
        BybitEndpoints endpoints = BybitEndpoints.of(restUrl(), publicWebsocketUrl(), privateWebsocketUrl());
        return switch (way) {
            case REST -> endpoints;
            case WEBSOCKET -> {
                if (name().equals(DEMO)) {
                    throw new IllegalArgumentException("name is " + DEMO
                            + ": must be another venue for orders by WebSocket, which demo trading" + " does not take");
                }
                yield endpoints.withTrade(tradeWebsocketUrl()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "tradeWebsocketUrl is absent: must be an address for orders by WebSocket")));
            }
        };
    }
}
