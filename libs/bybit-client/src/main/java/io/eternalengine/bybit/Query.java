package io.eternalengine.bybit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** The query of a GET, in the one form that is both signed and sent. */
final class Query {

    private final StringJoiner pairs = new StringJoiner("&");

    Query with(String name, String value) {
        pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
        return this;
    }

    Query with(String name, long value) {
        return with(name, Long.toString(value));
    }

    Query withUnlessEmpty(String name, String value) {
        return value.isEmpty() ? this : with(name, value);
    }

    String raw() {
        return pairs.toString();
    }
}
