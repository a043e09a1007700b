package io.eternalengine.reporting.api;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The query parameters of a request, held to their rules: each at most once, none that the resource does not know. */
final class QueryParameters {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,9}");

    private final MultivaluedMap<String, String> given;

    private QueryParameters(MultivaluedMap<String, String> given) {
        this.given = given;
    }

    /**
     * Accepts the parameters of these names.
     *
     * @throws BadParameter when there is another, or one of them twice
     */
    static QueryParameters of(UriInfo uri, String... names) {
        var given = uri.getQueryParameters();
        Set<String> known = new TreeSet<>(List.of(names));
        given.forEach((name, values) -> {
            if (!known.contains(name)) {
                throw new BadParameter("query parameter '" + name + "' is not known here; "
                        + (known.isEmpty() ? "there are none" : "there are " + String.join(", ", known)));
            }
            if (values.size() > 1) {
                throw new BadParameter("query parameter '" + name + "' is given " + values.size() + " times");
            }
        });
        return new QueryParameters(given);
    }

    int wholeNumber(String name, int min, int max, int otherwise) {
        String text = given.getFirst(name);
        if (text == null) {
            return otherwise;
        }
        if (!WHOLE_NUMBER.matcher(text).matches() || Integer.parseInt(text) < min || Integer.parseInt(text) > max) {
            throw new BadParameter(name + " is '" + text + "'; it must be a whole number from " + min + " to " + max);
        }
        return Integer.parseInt(text);
    }

    boolean flag(String name) {
        String text = given.getFirst(name);
        if (text == null || text.equals("false")) {
            return false;
        }
        if (!text.equals("true")) {
            throw new BadParameter(name + " is '" + text + "'; it must be true or false");
        }
        return true;
    }

    Optional<String> oneOf(String name, List<String> allowed) {
        String text = given.getFirst(name);
        if (text != null && !allowed.contains(text)) {
            throw new BadParameter(name + " is '" + text + "'; it must be one of " + String.join(", ", allowed));
        }
        return Optional.ofNullable(text);
    }
}
