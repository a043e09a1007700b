package io.eternalengine.simulator.admin;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may use the admin interface: whoever knows its token and reaches it by one of its own names. A page of any web site is
 * refused, even one that a browser takes for ours because its name was bound to the loopback.
 *
 * @param token a secret of at least {@link #LEAST_TOKEN_LENGTH} characters
 * @param hosts the names, such as {@code localhost} and {@code [::1]}, by which the interface may be called
 */
public record AdminAccess(String token, Set<String> hosts) {

    static final int LEAST_TOKEN_LENGTH = 16;

    private static final int FORBIDDEN = 403;
    private static final int UNAUTHORIZED = 401;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final String BEARER = "Bearer ";

    public AdminAccess {
        hosts = Set.copyOf(hosts);
        if (!token.matches("[!-~]{" + LEAST_TOKEN_LENGTH + ",256}")) {
            throw new IllegalArgumentException("eternal.simulator.admin-token: must be " + LEAST_TOKEN_LENGTH
                    + " to 256 printable characters without spaces");
        }
    }

    /** Why a request is refused, with the status that says so. */
    record Denial(int status, String sentence) {}

    /** Empty for a request that may go on. */
    Optional<Denial> denial(HttpServerRequest request) {
        // The header Host, or what HTTP/2 has in its place.
        HostAndPort called = request.authority();
        if (called == null || !hosts.contains(called.host().toLowerCase(Locale.ROOT))) {
            return denied(FORBIDDEN, "the admin interface has the names " + hosts + " only");
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (request.getHeader("Origin") != null || (site != null && !site.equals("none"))) {
            return denied(FORBIDDEN, "no web page may use the admin interface");
        }
        if (!knowsToken(request.getHeader("Authorization"))) {
            return denied(UNAUTHORIZED, "the header Authorization must be Bearer and the admin token");
        }
        if (request.method().equals(HttpMethod.POST) && !isJson(request.getHeader("Content-Type"))) {
            return denied(UNSUPPORTED_MEDIA_TYPE, "the header Content-Type must be application/json");
        }
        return Optional.empty();
    }

    private static Optional<Denial> denied(int status, String sentence) {
        return Optional.of(new Denial(status, sentence));
    }

    private boolean knowsToken(@Nullable String authorization) {
        return authorization != null
                && authorization.startsWith(BEARER)
                && MessageDigest.isEqual(
                        authorization.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8),
                        token.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isJson(@Nullable String contentType) {
        return contentType != null && contentType.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
    }

    @Override
    public String toString() {
        return "AdminAccess[hosts=" + hosts + "]";
    }
}
