package io.eternalengine.bybit;

import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The environments of the exchange, each with its name and the hosts that it is reached at. A name that is no environment, or an
 * address of another one, is refused: only so does a wrong word in a configuration never trade real money.
 */
public enum BybitVenue {
    /** Real money. */
    LIVE("bybit-live", Hosts.LIVE, Hosts.LIVE_STREAMS),
    /** Play money at live prices: the public stream is that of the live venue. */
    DEMO("bybit-demo", Set.of("api-demo.bybit.com"), Set.of("stream-demo.bybit.com", "stream.bybit.com")),
    TESTNET("bybit-testnet", Set.of("api-testnet.bybit.com"), Set.of("stream-testnet.bybit.com")),
    /** A venue of our own, on this machine unless its host is named. */
    SIMULATOR("simulator", Hosts.LOOPBACK, Hosts.LOOPBACK);

    private static final class Hosts {
        private static final Set<String> LIVE = Set.of(
                "api.bybit.com",
                "api.bytick.com",
                "api.bybit.nl",
                "api.bybit.eu",
                "api.bybit.kz",
                "api.bybit-tr.com",
                "api.bybitgeorgia.ge",
                "api.bybit.ae");
        private static final Set<String> LIVE_STREAMS = Set.of(
                "stream.bybit.com",
                "stream.bybit.eu",
                "stream.bybit.kz",
                "stream.bybit-tr.com",
                "stream.bybitgeorgia.ge");
        private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    }

    private static final Set<String> ENCRYPTED = Set.of("https", "wss");

    private final String label;
    private final Set<String> restHosts;
    private final Set<String> streamHosts;

    BybitVenue(String label, Set<String> restHosts, Set<String> streamHosts) {
        this.label = label;
        this.restHosts = restHosts;
        this.streamHosts = streamHosts;
    }

    /** Whether an address of REST is one of this environment's. */
    boolean isRest(URI url) {
        return restHosts.contains(url.getHost());
    }

    /**
     * Reads the name as configuration writes it.
     *
     * @throws IllegalArgumentException when it is no environment's
     */
    public static BybitVenue parse(String name) {
        return Arrays.stream(values())
                .filter(venue -> venue.label.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("name is " + name + ": must be one of "
                        + Arrays.stream(values()).map(BybitVenue::label).collect(Collectors.joining(", "))));
    }

    public String label() {
        return label;
    }

    public boolean isRealMoney() {
        return this == LIVE;
    }

    /**
     * Answers the addresses when all of them are this environment's.
     *
     * @param simulatorHosts where else than on this machine a simulator may be
     * @throws IllegalArgumentException when an address is another environment's, or not encrypted
     */
    public BybitEndpoints require(BybitEndpoints endpoints, Set<String> simulatorHosts) {
        require("restUrl", endpoints.restUrl(), restHosts, simulatorHosts);
        require("publicWebsocketUrl", endpoints.publicWebSocketUrl(), streamHosts, simulatorHosts);
        require("privateWebsocketUrl", endpoints.privateWebSocketUrl(), streamHosts, simulatorHosts);
        URI other = endpoints.otherRestUrl();
        if (other != null) {
            require("otherRestUrl", other, restHosts, simulatorHosts);
        }
        URI otherStreams = endpoints.otherPublicWebSocketUrl();
        if (otherStreams != null) {
            require("otherPublicWebsocketUrl", otherStreams, streamHosts, simulatorHosts);
        }
        URI trade = endpoints.tradeWebSocketUrl();
        if (trade != null) {
            require("tradeWebsocketUrl", trade, streamHosts, simulatorHosts);
        }
        return endpoints;
    }

    private void require(String name, URI url, Set<String> hosts, Set<String> simulatorHosts) {
        boolean named = this == SIMULATOR && simulatorHosts.contains(url.getHost());
        if (!named && !hosts.contains(url.getHost())) {
            throw new IllegalArgumentException(name + " is " + url + ": must be at a host of " + label + " ("
                    + hosts.stream().sorted().collect(Collectors.joining(", ")) + ")");
        }
        if (this != SIMULATOR && !ENCRYPTED.contains(url.getScheme())) {
            throw new IllegalArgumentException(name + " is " + url + ": must be encrypted (https, wss) for " + label);
        }
    }
}
