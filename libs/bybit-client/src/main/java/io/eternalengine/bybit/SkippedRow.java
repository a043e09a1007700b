package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/**
 * A row of an answer or a message that could not be read and was left out; all others were read.
 *
 * @param list what the rows are, such as {@code instruments-info}
 * @param row the symbol, coin or id that the row names, else its number from 1
 * @param cause the field and what was expected of it, never a value
 */
public record SkippedRow(String list, String row, String cause) {

    private static final String PLAIN_NAME = "[A-Za-z0-9._:-]{1,60}";

    static SkippedRow of(String list, int number, JsonNode row, MalformedAnswerException cause) {
        String name = Stream.of("symbol", "coin", "orderId", "execId", "id")
                .map(field -> row.path(field).asText())
                .filter(text -> text.matches(PLAIN_NAME))
                .findFirst()
                .orElse("row " + number);
        return new SkippedRow(list, name, String.valueOf(cause.getMessage()));
    }

    /** As a message that could not be read, which is what listeners of streams receive. */
    MalformedAnswerException asMalformed() {
        return new MalformedAnswerException(list + " " + row + ": " + cause);
    }
}
