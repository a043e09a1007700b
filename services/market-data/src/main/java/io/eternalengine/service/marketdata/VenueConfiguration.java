package io.eternalengine.service.marketdata;

import io.eternalengine.bybit.AddressLimit;
import io.eternalengine.bybit.BybitEndpoints;
import io.eternalengine.bybit.BybitVenue;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** Keys under {@code eternal.venue}: where the exchange is. Only public addresses are used here; no key is read. */
@ConfigMapping(prefix = VenueConfiguration.PREFIX)
public interface VenueConfiguration {
    String PREFIX = "eternal.venue";

    /** {@code bybit-live}, {@code bybit-demo}, {@code bybit-testnet} or {@code simulator}. */
    @WithDefault("simulator")
    String name();

    /** Hosts of simulators that are not on this machine. */
    Optional<Set<String>> simulatorHosts();

    /** Names the address that requests leave from, the same for all who share it: the exchange counts their requests together. */
    @WithDefault("default")
    String addressName();

    /** Requests that all who share the address together send within any 5 s, at most; 0 for any number. */
    @WithDefault("500")
    int addressRequests();

    /** The part of what may go at once that market data leaves to orders. */
    @WithDefault("30")
    int addressReservedPercent();

    /** For example {@code https://api.bybit.com}. */
    String restUrl();

    /** Another address of the same venue, for when the first does not answer. */
    Optional<String> otherRestUrl();

    /** Without the category, for example {@code wss://stream.bybit.com/v5/public}. */
    String publicWebsocketUrl();

    /** Another address of the same venue's public streams, for when the first cannot be followed. */
    Optional<String> otherPublicWebsocketUrl();

    /** The limit of the address; refuses with the name of the component. */
    default AddressLimit addressLimit() {
        return new AddressLimit(addressRequests(), addressReservedPercent());
    }

    /** The validated addresses; refuses with the name of the component. */
    default BybitEndpoints toEndpoints() {
        var first = BybitEndpoints.of(restUrl(), publicWebsocketUrl(), publicWebsocketUrl());
        var withRest = otherRestUrl().map(first::withOtherRest).orElse(first);
        var withStreams = otherPublicWebsocketUrl()
                .map(withRest::withOtherPublicWebSocket)
                .orElse(withRest);
        return BybitVenue.parse(name()).require(withStreams, simulatorHosts().orElse(Set.of()));
    }
}
