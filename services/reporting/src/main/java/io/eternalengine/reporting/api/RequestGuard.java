package io.eternalengine.reporting.api;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other web sites from reading or changing anything here through the browser of someone who may. A request by a name that is
 * not ours is refused, because anybody can bind a name of his own to our address; an address in numbers is always ours. What
 * changes anything needs the operator's token besides.
 */
@Singleton
final class RequestGuard {
    private static final int BEFORE_ALL_ROUTES = 500;
    private static final int FORBIDDEN = 403;
    private static final int UNAUTHORIZED = 401;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final Set<String> OWN_SITES = Set.of("none", "same-origin");
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-f:.]+]");

    private final Set<String> hosts;
    private final OperatorToken token;

    /** @param hosts the names by which the service may be called */
    RequestGuard(
            @ConfigProperty(name = "eternal.reporting.hosts", defaultValue = "localhost") List<String> hosts,
            OperatorToken token) {
        this.hosts = Set.copyOf(hosts);
        this.token = token;
    }

    private record Denial(int status, String sentence) {}

    void register(@Observes Filters filters) {
        filters.register(this::admit, BEFORE_ALL_ROUTES);
    }

    private void admit(RoutingContext context) {
        Optional<Denial> denial = denial(context.request());
        if (denial.isEmpty()) {
            context.next();
            return;
        }
        var _ = context.response()
                .setStatusCode(denial.get().status())
                .putHeader("Content-Type", "application/json")
                .end("{\"error\":\""
                        + String.valueOf(JsonStringEncoder.getInstance()
                                .quoteAsString(denial.get().sentence()))
                        + "\"}");
    }

    private Optional<Denial> denial(HttpServerRequest request) {
        // The header Host, or what HTTP/2 has in its place.
        HostAndPort called = request.authority();
        String host = called == null ? "" : called.host().toLowerCase(Locale.ROOT);
        if (!hosts.contains(host) && !ADDRESS.matcher(host).matches()) {
            return denied(
                    FORBIDDEN, "this service has the names " + hosts + " only; eternal.reporting.hosts may list more");
        }
        boolean reads = READS.contains(request.method());
        boolean isApi = request.path().startsWith("/api/");
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OWN_SITES.contains(site) && (isApi || !reads)) {
            return denied(FORBIDDEN, "requests from pages of other sites are refused");
        }
        return reads ? Optional.empty() : denialOfWrite(request, String.valueOf(called));
    }

    private Optional<Denial> denialOfWrite(HttpServerRequest request, String called) {
        String origin = request.getHeader("Origin");
        if (origin != null && !origin.endsWith("://" + called)) {
            return denied(FORBIDDEN, "requests from pages of other sites are refused");
        }
        if (!token.isKnownBy(request.getHeader("Authorization"))) {
            return denied(UNAUTHORIZED, "the header Authorization must be Bearer and the operator's token");
        }
        if (!isJson(request.getHeader("Content-Type"))) {
            return denied(UNSUPPORTED_MEDIA_TYPE, "the header Content-Type must be application/json");
        }
        return Optional.empty();
    }

    private static Optional<Denial> denied(int status, String sentence) {
        return Optional.of(new Denial(status, sentence));
    }

    private static boolean isJson(@Nullable String contentType) {
        return contentType != null && contentType.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
    }
}
