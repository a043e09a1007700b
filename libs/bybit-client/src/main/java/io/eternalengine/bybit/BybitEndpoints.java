package io.eternalengine.bybit;

import java.net.URI;
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
 */
public record BybitEndpoints(
        URI restUrl,
        URI publicWebSocketUrl,
        URI privateWebSocketUrl,
        @Nullable URI tradeWebSocketUrl) {

    public BybitEndpoints {
        requireScheme("restUrl", restUrl, "http", "https");
        requireScheme("publicWebSocketUrl", publicWebSocketUrl, "ws", "wss");
        requireScheme("privateWebSocketUrl", privateWebSocketUrl, "ws", "wss");
        if (tradeWebSocketUrl != null) {
            requireScheme("tradeWebSocketUrl", tradeWebSocketUrl, "ws", "wss");
        }
    }

    /** Addresses without order entry by WebSocket. */
    public BybitEndpoints(URI restUrl, URI publicWebSocketUrl, URI privateWebSocketUrl) {
        this(restUrl, publicWebSocketUrl, privateWebSocketUrl, null);
    }

    /** Reads three addresses; one that is no address of the right kind is refused with a sentence. */
    public static BybitEndpoints of(String restUrl, String publicWebSocketUrl, String privateWebSocketUrl) {
        return new BybitEndpoints(URI.create(restUrl), URI.create(publicWebSocketUrl), URI.create(privateWebSocketUrl));
    }

    /** The addresses of a venue that serves REST and all kinds of streams on one host, as the simulator does. */
    public static BybitEndpoints onOneHost(String hostAndPort) {
        return of("http://" + hostAndPort, "ws://" + hostAndPort + "/v5/public", "ws://" + hostAndPort + "/v5/private")
                .withTrade("ws://" + hostAndPort + "/v5/trade");
    }

    /** The same addresses with one for order entry by WebSocket. */
    public BybitEndpoints withTrade(String tradeUrl) {
        return new BybitEndpoints(restUrl, publicWebSocketUrl, privateWebSocketUrl, URI.create(tradeUrl));
    }

    private static void requireScheme(String name, URI url, String plain, String secure) {
        if (url.getHost() == null || !(plain.equals(url.getScheme()) || secure.equals(url.getScheme()))) {
            throw new IllegalArgumentException(
                    name + " = " + url + ": must be an address that starts with " + plain + ":// or " + secure + "://");
        }
    }
}
