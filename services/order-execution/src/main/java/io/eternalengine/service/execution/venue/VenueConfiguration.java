package io.eternalengine.service.execution.venue;

import io.eternalengine.bybit.AddressLimit;
import io.eternalengine.bybit.BybitEndpoints;
import io.eternalengine.bybit.BybitVenue;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Keys under {@code eternal.venue}: which exchange, and with which keys. */
@ConfigMapping(prefix = VenueConfiguration.PREFIX)
public interface VenueConfiguration {
    String PREFIX = "eternal.venue";

    /** {@code bybit-live}, {@code bybit-demo}, {@code bybit-testnet} or {@code simulator}. */
    @WithDefault("simulator")
    String name();

    /** Hosts of simulators that are not on this machine. */
    Optional<Set<String>> simulatorHosts();

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

    /** The environment; refuses a name that is none's. */
    default BybitVenue venue() {
        return BybitVenue.parse(name());
    }

    /** Properties file with {@code ACCOUNT.key}, {@code ACCOUNT.secret} and {@code ACCOUNT.uid} for each account. */
    Path credentialsFile();

    /** The accounts that may be traded: a key of any other name is a slip of the pen. */
    @WithDefault("CORE-HODL,TREND-1,TREND-2,FUNDING,TACTICAL,MASTER")
    Set<String> accounts();

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
        BybitEndpoints all = switch (way) {
            case REST -> endpoints;
            case WEBSOCKET -> {
                if (venue() == BybitVenue.DEMO) {
                    throw new IllegalArgumentException("name is " + name()
                            + ": must be another venue for orders by WebSocket, which demo trading" + " does not take");
                }
                yield endpoints.withTrade(tradeWebsocketUrl()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "tradeWebsocketUrl is absent: must be an address for orders by WebSocket")));
            }
        };
        return venue().require(all, simulatorHosts().orElse(Set.of()));
    }
}
