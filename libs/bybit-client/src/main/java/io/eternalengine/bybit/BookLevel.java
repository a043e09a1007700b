package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wanted or offered at one price.
 *
 * @param quantity in the base coin; zero in a change says that the level is gone
 */
public record BookLevel(BigDecimal price, BigDecimal quantity) {

    public BookLevel {
        if (price.signum() <= 0 || quantity.signum() < 0) {
            throw new MalformedAnswerException(
                    "a book level whose price is not positive or whose quantity is negative");
        }
    }

    /** Reads the levels of one side, in the order in which they are listed. */
    static List<BookLevel> readAll(Fields book, String side) {
        JsonNode rows = book.node().path(side);
        if (!rows.isArray()) {
            throw book.malformed(side, "an array");
        }
        List<BookLevel> levels = new ArrayList<>(rows.size());
        for (JsonNode row : rows) {
            if (!row.isArray() || row.size() < 2) {
                throw book.malformed(side, "an array of price and quantity");
            }
            levels.add(new BookLevel(
                    Fields.parseDecimal(side, row.get(0).asText()),
                    Fields.parseDecimal(side, row.get(1).asText())));
        }
        return levels;
    }
}
