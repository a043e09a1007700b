package io.eternalengine.reporting.api;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Keeps other web sites from changing anything here through the browser of someone who may. */
final class SameOrigin {
    @ServerRequestFilter
    Optional<Response> refuseOthers(ContainerRequestContext request) {
        String origin = request.getHeaderString("Origin");
        if (request.getMethod().equals(HttpMethod.GET) || origin == null || isOwn(origin, request)) {
            return Optional.empty();
        }
        return Optional.of(Refusals.answer(
                Response.Status.FORBIDDEN, "requests from the origin " + origin + " may not change anything"));
    }

    private static boolean isOwn(String origin, ContainerRequestContext request) {
        String host = request.getHeaderString("Host");
        return host != null && host.equals(authority(origin));
    }

    private static @Nullable String authority(String origin) {
        try {
            return URI.create(origin).getAuthority();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
