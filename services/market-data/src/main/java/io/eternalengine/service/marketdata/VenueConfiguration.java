package io.eternalengine.service.marketdata;

import io.eternalengine.bybit.AddressLimit;
import io.eternalengine.bybit.BybitEndpoints;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Keys under {@code eternal.venue}: where the exchange is. Only public addresses are used here; no key is read. */
@ConfigMapping(prefix = VenueConfiguration.PREFIX)
public interface VenueConfiguration {
    String PREFIX = "eternal.venue";

    /** For logs, and for the rate limits that are shared. */
    Optional<String> name();

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

    /** Without the category, for example {@code wss://stream.bybit.com/v5/public}. */
    String publicWebsocketUrl();

    /** Not used here. */
    Optional<String> privateWebsocketUrl();

    /** Not used here. */
    Optional<String> credentialsFile();

    /** The limit of the address; refuses with the name of the component. */
    default AddressLimit addressLimit() {
        return new AddressLimit(addressRequests(), addressReservedPercent());
    }

    /** The validated addresses; refuses with the name of the component. */
    default BybitEndpoints toEndpoints() {
        URI stream = address("publicWebsocketUrl", publicWebsocketUrl(), "ws", "wss");
        return new BybitEndpoints(address("restUrl", restUrl(), "http", "https"), stream, stream);
    }

    private static URI address(String name, String text, String plain, String secure) {
        try {
            URI address = URI.create(text);
            if (address.getHost() != null
                    && (plain.equals(address.getScheme()) || secure.equals(address.getScheme()))) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // Told below like any other address of the wrong kind.
        }
        throw new IllegalArgumentException(
                name + " is " + text + ": must be an address that starts with " + plain + ":// or " + secure + "://");
    }
}
