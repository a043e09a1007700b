package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Spoils a payload in one place: a value, a field, or characters of its text. */
final class Mutation {

    private static final String[] TEXTS = {
        "",
        "null",
        "NaN",
        "Infinity",
        "-1",
        "+5",
        "1e3",
        "1E+400",
        "0x10",
        "1,5",
        "1.2.3",
        " 7",
        "٣",
        "--1",
        ".5",
        "5.",
        "99999999999999999999",
        "-9223372036854775809",
        "1.00000000000000000000000000001",
        "Buy",
        "true",
        "∞"
    };

    private final SplittableRandom random;

    Mutation(SplittableRandom random) {
        this.random = random;
    }

    /** The payload's text after one change. */
    String of(JsonNode payload) {
        JsonNode copy = payload.deepCopy();
        if (random.nextInt(4) == 0) {
            return spoilText(copy.toString());
        }
        List<JsonNode> containers = new ArrayList<>();
        collect(copy, containers);
        switch (containers.get(random.nextInt(containers.size()))) {
            case ObjectNode object -> spoil(object);
            case ArrayNode array -> spoil(array);
            default -> throw new IllegalStateException("neither object nor array");
        }
        return copy.toString();
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private void spoil(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty() || random.nextInt(10) == 0) {
            object.put("aNewField" + random.nextInt(100), "x");
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        if (random.nextInt(4) == 0) {
            object.remove(name);
        } else {
            object.set(name, anything());
        }
    }

    private void spoil(ArrayNode array) {
        if (array.isEmpty() || random.nextInt(4) == 0) {
            array.add(anything());
        } else if (random.nextInt(4) == 0) {
            array.remove(random.nextInt(array.size()));
        } else {
            array.set(random.nextInt(array.size()), anything());
        }
    }

    private JsonNode anything() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(8)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.booleanNode(random.nextBoolean());
            case 2 -> nodes.numberNode(random.nextLong());
            case 3 -> nodes.arrayNode();
            case 4 -> nodes.objectNode().put("x", "1");
            case 5 -> nodes.textNode(Long.toString(random.nextInt(1_000_000)) + "." + random.nextInt(1_000));
            default -> nodes.textNode(TEXTS[random.nextInt(TEXTS.length)]);
        };
    }

    private String spoilText(String text) {
        StringBuilder spoiled = new StringBuilder(text);
        int at = random.nextInt(text.length());
        switch (random.nextInt(4)) {
            case 0 -> spoiled.deleteCharAt(at);
            case 1 -> spoiled.setLength(at);
            case 2 -> spoiled.setCharAt(at, (char) (32 + random.nextInt(95)));
            default -> spoiled.insert(at, (char) (32 + random.nextInt(95)));
        }
        return spoiled.toString();
    }
}
