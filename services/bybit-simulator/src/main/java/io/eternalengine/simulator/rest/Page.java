package io.eternalengine.simulator.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.wire.Json;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Cuts a list, newest first, into pages; the cursor is the running number of a page's last item. */
final class Page {

    private Page() {}

    static <T> ObjectNode of(
            List<T> newestFirst,
            Parameters parameters,
            int limit,
            ToLongFunction<T> sequence,
            Function<T, ObjectNode> toJson) {
        long before = parameters.whole("cursor", Long.MAX_VALUE, 0, Long.MAX_VALUE);
        List<T> rest = newestFirst.stream()
                .filter(item -> sequence.applyAsLong(item) < before)
                .limit(limit + 1L)
                .toList();
        List<T> page = rest.subList(0, Math.min(limit, rest.size()));
        ObjectNode result = Json.object();
        result.put("category", parameters.text("category"));
        ArrayNode list = result.putArray("list");
        page.forEach(item -> list.add(toJson.apply(item)));
        boolean more = rest.size() > page.size();
        result.put("nextPageCursor", more ? Long.toString(sequence.applyAsLong(page.getLast())) : "");
        return result;
    }
}
