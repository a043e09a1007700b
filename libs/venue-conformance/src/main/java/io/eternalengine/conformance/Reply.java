package io.eternalengine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;

/**
 * A venue's answer to a REST request.
 *
 * @param headers of HTTP
 * @param body the envelope
 */
record Reply(HttpHeaders headers, JsonNode body) {
    /** The result of a request that succeeded. */
    JsonNode result() {
        requireCode(0);
        return body.required("result");
    }

    /** The list of a request that succeeded. */
    List<JsonNode> list() {
        List<JsonNode> rows = new ArrayList<>();
        result().required("list").forEach(rows::add);
        return rows;
    }

    /** The only row of a list. */
    JsonNode only() {
        List<JsonNode> rows = list();
        Violation.unlessEqual("the number of rows", rows.size(), 1);
        return rows.getFirst();
    }

    /** Throws unless the envelope has a code. */
    void requireCode(int expected) {
        Violation.unless(body.has("retCode"), "the answer has no retCode: " + body);
        Violation.unless(
                body.path("retCode").asInt() == expected,
                "retCode is " + body.path("retCode") + " ("
                        + body.path("retMsg").asText() + "): must be " + expected);
    }

    long number(String header) {
        return headers.firstValueAsLong(header)
                .orElseThrow(() -> new Violation("the header " + header + " is missing"));
    }
}
