package io.eternalengine.conformance;

import static io.eternalengine.conformance.Violation.unless;
import static io.eternalengine.conformance.Violation.unlessEqual;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A book put together from a snapshot and the changes after it. */
final class BookCopy {
    private final SortedMap<BigDecimal, BigDecimal> bids = new TreeMap<>(Comparator.reverseOrder());
    private final SortedMap<BigDecimal, BigDecimal> asks = new TreeMap<>();
    private long update;
    private long sequence;

    BookCopy(JsonNode snapshot) {
        unlessEqual("the first type", snapshot.required("type").asText(), "snapshot");
        apply(snapshot.required("data"));
    }

    /** Applies the next message; a snapshot begins anew. */
    void goOn(JsonNode message) {
        JsonNode data = message.required("data");
        if (message.required("type").asText().equals("snapshot")) {
            bids.clear();
            asks.clear();
        } else {
            unlessEqual("the number of the change", data.required("u").asLong(), update + 1);
            unless(data.required("seq").asLong() > sequence, "seq does not grow");
        }
        apply(data);
    }

    long update() {
        return update;
    }

    /** All levels, bids first, as price and quantity. */
    List<String> levels() {
        return Stream.concat(bids.entrySet().stream(), asks.entrySet().stream())
                .map(level -> level.getKey().toPlainString() + " " + level.getValue())
                .toList();
    }

    void requireSound(int depth) {
        unless(!bids.isEmpty() && bids.size() <= depth, "there are " + bids.size() + " bids");
        unless(!asks.isEmpty() && asks.size() <= depth, "there are " + asks.size() + " asks");
        unless(bids.firstKey().compareTo(asks.firstKey()) < 0, "the book is crossed");
    }

    private void apply(JsonNode data) {
        update = data.required("u").asLong();
        sequence = data.required("seq").asLong();
        data.required("b").forEach(level -> put(bids, level));
        data.required("a").forEach(level -> put(asks, level));
    }

    private static void put(SortedMap<BigDecimal, BigDecimal> side, JsonNode level) {
        BigDecimal price = new BigDecimal(level.required(0).asText()).stripTrailingZeros();
        BigDecimal quantity = new BigDecimal(level.required(1).asText()).stripTrailingZeros();
        if (quantity.signum() == 0) {
            side.remove(price);
        } else {
            side.put(price, quantity);
        }
    }
}
