package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.StringJoiner;

/** Describes a payload by its field names, types and size, so that an error can be reported without any value. */
final class PayloadShape {

    private static final int DEEPEST = 4;
    private static final int MOST_FIELDS = 40;

    private PayloadShape() {}

    static String of(JsonNode node) {
        return describe(node, 0);
    }

    private static String describe(JsonNode node, int depth) {
        return switch (node.getNodeType()) {
            case OBJECT -> depth == DEEPEST ? "object" : describeObject(node, depth);
            case ARRAY ->
                "array(" + node.size() + ")"
                        + (node.isEmpty() || depth == DEEPEST ? "" : " of " + describe(node.get(0), depth + 1));
            case STRING ->
                node.textValue().isEmpty()
                        ? "empty string"
                        : "string(" + node.textValue().length() + ")";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            case MISSING, BINARY, POJO -> "nothing";
        };
    }

    private static String describeObject(JsonNode node, int depth) {
        StringJoiner fields = new StringJoiner(", ", "{", "}");
        int listed = 0;
        for (var field : node.properties()) {
            if (listed++ == MOST_FIELDS) {
                fields.add("…");
                break;
            }
            fields.add(field.getKey() + ": " + describe(field.getValue(), depth + 1));
        }
        return fields.toString();
    }
}
