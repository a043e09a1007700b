package io.eternalengine.bybit;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a venue is reached.
 *
 * @param restUrl base address of REST, for example {@code https://api.bybit.com}
 * @param publicWebSocketUrl address of the public streams without the category, for example {@code
 *     wss://stream.bybit.com/v5/public}
 * @param privateWebSocketUrl address of the private stream, for example {@code wss://stream.bybit.com/v5/private}
 * @param tradeWebSocketUrl address of order entry by WebSocket, for example {@code wss://stream.bybit.com/v5/trade}; null where
 *     the venue has none, as demo trading
 * @param otherRestUrl another address of the same venue's REST, which public reads turn to when the first does not answer; null for none
 * @param otherPublicWebSocketUrl another address of the same venue's public streams, which they turn to when the first cannot be
 *     followed; null for none
 */
public record BybitEndpoints(
        URI restUrl,
        URI publicWebSocketUrl,
        URI privateWebSocketUrl,
        @Nullable URI tradeWebSocketUrl,
        @Nullable URI otherRestUrl,
        @Nullable URI otherPublicWebSocketUrl) {

    public BybitEndpoints {
        requireScheme("restUrl", restUrl, "http", "https");
        requireScheme("publicWebsocketUrl", publicWebSocketUrl, "ws", "wss");
        requireScheme("privateWebsocketUrl", privateWebSocketUrl, "ws", "wss");
        if (tradeWebSocketUrl != null) {
            requireScheme("tradeWebsocketUrl", tradeWebSocketUrl, "ws", "wss");
        }
        if (otherRestUrl != null) {
            requireScheme("otherRestUrl", otherRestUrl, "http", "https");
        }
        if (otherPublicWebSocketUrl != null) {
            requireScheme("otherPublicWebsocketUrl", otherPublicWebSocketUrl, "ws", "wss");
        }
    }

    /** Addresses without order entry by WebSocket. */
    public BybitEndpoints(URI restUrl, URI publicWebSocketUrl, URI privateWebSocketUrl) {
        this(restUrl, publicWebSocketUrl, privateWebSocketUrl, null, null, null);
    }

    /** Reads three addresses; one that is no address of the right kind is refused with a sentence. */
    public static BybitEndpoints of(String restUrl, String publicWebSocketUrl, String privateWebSocketUrl) {
        return new BybitEndpoints(
                parse("restUrl", restUrl),
                parse("publicWebsocketUrl", publicWebSocketUrl),
                parse("privateWebsocketUrl", privateWebSocketUrl));
    }

    /** The addresses of a venue that serves REST and all kinds of streams on one host, as the simulator does. */
    public static BybitEndpoints onOneHost(String hostAndPort) {
        return of("http://" + hostAndPort, "ws://" + hostAndPort + "/v5/public", "ws://" + hostAndPort + "/v5/private")
                .withTrade("ws://" + hostAndPort + "/v5/trade");
    }

    /** Whether this is demo trading. */
    public boolean isDemo() {
        return BybitVenue.DEMO.isRest(restUrl);
    }

    /** The same addresses with one for order entry by WebSocket. */
    public BybitEndpoints withTrade(String tradeUrl) {
        return new BybitEndpoints(
                restUrl,
                publicWebSocketUrl,
                privateWebSocketUrl,
                parse("tradeWebsocketUrl", tradeUrl),
                otherRestUrl,
                otherPublicWebSocketUrl);
    }

    /** The same addresses with another one for public reads, for when the first does not answer. */
    public BybitEndpoints withOtherRest(String otherUrl) {
        return new BybitEndpoints(
                restUrl,
                publicWebSocketUrl,
                privateWebSocketUrl,
                tradeWebSocketUrl,
                parse("otherRestUrl", otherUrl),
                otherPublicWebSocketUrl);
    }

    /** The same addresses with another one for public streams, for when the first cannot be followed. */
    public BybitEndpoints withOtherPublicWebSocket(String otherUrl) {
        return new BybitEndpoints(
                restUrl,
                publicWebSocketUrl,
                privateWebSocketUrl,
                tradeWebSocketUrl,
                otherRestUrl,
                parse("otherPublicWebsocketUrl", otherUrl));
    }

    /** The addresses of the public stream of a category, the first one first. */
    List<URI> publicWebSocketUrls(Category category) {
        return Stream.of(publicWebSocketUrl, otherPublicWebSocketUrl)
                .flatMap(Stream::ofNullable)
                .map(url -> URI.create(url + "/" + category.wireName()))
                .toList();
    }

    /** No message shows an address that may hold credentials. */
    private static URI parse(String name, String text) {
        if (text.indexOf('@') >= 0) {
            throw new IllegalArgumentException(name + ": must not hold credentials (it has an @)");
        }
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " is " + text + ": must be an address", e);
        }
    }

    private static void requireScheme(String name, URI url, String plain, String secure) {
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException(name + ": must hold no credentials, query or fragment");
        }
        if (url.getHost() == null || !(plain.equals(url.getScheme()) || secure.equals(url.getScheme()))) {
            throw new IllegalArgumentException(name + " is " + url + ": must be an address that starts with " + plain
                    + ":// or " + secure + "://");
        }
    }
}
