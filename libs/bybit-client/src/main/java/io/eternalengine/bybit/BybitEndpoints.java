package io.eternalengine.bybit;

import java.net.URI;

/**
 * Where a venue is reached.
 *
 * @param restUrl base address of REST, for example {@code https://api.bybit.com}
 * @param publicWebSocketUrl address of the public streams without the category, for example {@code
 *     wss://stream.bybit.com/v5/public}
 * @param privateWebSocketUrl address of the private stream, for example {@code wss://stream.bybit.com/v5/private}
 */
public record BybitEndpoints(URI restUrl, URI publicWebSocketUrl, URI privateWebSocketUrl) {

    public BybitEndpoints {
        requireScheme("restUrl", restUrl, "http", "https");
        requireScheme("publicWebSocketUrl", publicWebSocketUrl, "ws", "wss");
        requireScheme("privateWebSocketUrl", privateWebSocketUrl, "ws", "wss");
    }

    /** Reads three addresses; one that is no address of the right kind is refused with a sentence. */
    public static BybitEndpoints of(String restUrl, String publicWebSocketUrl, String privateWebSocketUrl) {
        return new BybitEndpoints(URI.create(restUrl), URI.create(publicWebSocketUrl), URI.create(privateWebSocketUrl));
    }

    /** The addresses of a venue that serves REST and both kinds of streams on one host, as the simulator does. */
    public static BybitEndpoints onOneHost(String hostAndPort) {
        return of("http://" + hostAndPort, "ws://" + hostAndPort + "/v5/public", "ws://" + hostAndPort + "/v5/private");
    }

    private static void requireScheme(String name, URI url, String plain, String secure) {
        if (url.getHost() == null || !(plain.equals(url.getScheme()) || secure.equals(url.getScheme()))) {
            throw new IllegalArgumentException(
                    name + " = " + url + ": must be an address that starts with " + plain + ":// or " + secure + "://");
        }
    }
}
