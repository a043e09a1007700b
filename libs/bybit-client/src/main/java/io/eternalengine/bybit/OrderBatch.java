package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Several orders in one request: each succeeds or is refused for itself. */
final class OrderBatch {

    private static final int MOST_SPOT = 10;
    private static final int MOST_LINEAR = 20;

    private OrderBatch() {}

    /** The category that all of a batch share; refuses a batch that is empty, mixed or longer than the exchange takes. */
    static <T> Category category(List<T> orders, Function<T, Category> categoryOf) {
        if (orders.isEmpty()) {
            throw new IllegalArgumentException("a batch: must hold at least one order");
        }
        Category category = categoryOf.apply(orders.getFirst());
        if (orders.stream().anyMatch(order -> categoryOf.apply(order) != category)) {
            throw new IllegalArgumentException("a batch: must hold orders of one category");
        }
        int most = category == Category.SPOT ? MOST_SPOT : MOST_LINEAR;
        if (orders.size() > most) {
            throw new IllegalArgumentException(
                    "a batch of " + orders.size() + " " + category.wireName() + " orders: must hold at most " + most);
        }
        return category;
    }

    /** The rule that one of a batch breaks, with its place in the batch, counted from 1. */
    static <T> Optional<String> breachOf(List<T> orders, Function<T, Optional<String>> breachOf) {
        for (int i = 0; i < orders.size(); i++) {
            Optional<String> breach = breachOf.apply(orders.get(i));
            if (breach.isPresent()) {
                return Optional.of("order " + (i + 1) + " of the batch: " + breach.get());
            }
        }
        return Optional.empty();
    }

    /** The body of a batch, which names the category once. */
    static <T> ObjectNode toJson(Category category, List<T> orders, Function<T, ObjectNode> toJson) {
        ObjectNode body = Bodies.empty().put("category", category.wireName());
        ArrayNode list = body.putArray("request");
        orders.forEach(order -> list.add(toJson.apply(order).without("category")));
        return body;
    }

    /** What became of each order, in the order of the request. */
    static List<Outcome<OrderAcknowledgement>> read(Answer answer, int orders) {
        List<Fields> acknowledgements = answer.result().list("list", Function.identity());
        List<Fields> codes = answer.extension().list("list", Function.identity());
        if (acknowledgements.size() != orders || codes.size() != orders) {
            throw new MalformedAnswerException("a batch of " + orders + " answered with " + acknowledgements.size()
                    + " acknowledgements and " + codes.size() + " codes");
        }
        List<Outcome<OrderAcknowledgement>> outcomes = new ArrayList<>(orders);
        for (int i = 0; i < orders; i++) {
            Fields acknowledgement = acknowledgements.get(i);
            outcomes.add(AnswerReader.readPart(
                    codes.get(i), System.currentTimeMillis(), () -> OrderAcknowledgement.read(acknowledgement)));
        }
        return List.copyOf(outcomes);
    }
}
