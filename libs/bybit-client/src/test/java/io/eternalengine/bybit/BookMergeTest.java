package io.eternalengine.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class BookMergeTest {

    private final BookMerge book = new BookMerge(Category.LINEAR);

    @Test
    void appliesChangesToTheSnapshot() throws BookLostException {
        on("snapshot", 10, "[\"99\",\"1\"],[\"98\",\"2\"]", "[\"101\",\"3\"]");

        OrderBook changed = on("delta", 11, "[\"99\",\"0\"],[\"97.5\",\"4\"]", "[\"101.0\",\"5\"]");

        assertThat(changed.bids()).containsExactly(level("98", "2"), level("97.5", "4"));
        assertThat(changed.asks()).singleElement().satisfies(ask -> {
            assertThat(ask.price()).isEqualByComparingTo("101");
            assertThat(ask.quantity()).isEqualByComparingTo("5");
        });
    }

    @Test
    void tellsNothingFromAGapToTheNextSnapshot() throws BookLostException {
        on("snapshot", 10, "[\"99\",\"1\"]", "[\"101\",\"3\"]");

        assertThatThrownBy(() -> on("delta", 12, "[\"98\",\"1\"]", "")).isInstanceOf(BookLostException.class);
        assertThat(book.on(message("delta", 13, "[\"98\",\"1\"]", ""))).isEmpty();
        assertThat(on("snapshot", 20, "[\"97\",\"1\"]", "[\"101\",\"3\"]").bids())
                .containsExactly(level("97", "1"));
    }

    @Test
    void passesOverAChangeSeenBefore() throws BookLostException {
        on("snapshot", 10, "[\"99\",\"1\"]", "[\"101\",\"3\"]");

        assertThat(book.on(message("delta", 10, "[\"99\",\"7\"]", ""))).isEmpty();
    }

    @Test
    void beginsAnewWhenTheExchangeRestarted() throws BookLostException {
        on("snapshot", 10, "[\"99\",\"1\"]", "[\"101\",\"3\"]");

        assertThat(on("delta", 1, "[\"90\",\"1\"]", "[\"91\",\"1\"]").bids()).containsExactly(level("90", "1"));
    }

    @Test
    void losesABookThatCrosses() throws BookLostException {
        on("snapshot", 10, "[\"99\",\"1\"]", "[\"101\",\"3\"]");

        assertThatThrownBy(() -> on("delta", 11, "[\"102\",\"1\"]", ""))
                .isInstanceOf(BookLostException.class)
                .hasMessageContaining("crossed");
    }

    private OrderBook on(String type, long update, String bids, String asks) throws BookLostException {
        return book.on(message(type, update, bids, asks)).orElseThrow();
    }

    private static Fields message(String type, long update, String bids, String asks) {
        return AnswerReader.parse("{\"topic\":\"orderbook.50.BTCUSDT\",\"type\":\"" + type + "\",\"ts\":1,\"data\":{"
                + "\"s\":\"BTCUSDT\",\"b\":[" + bids + "],\"a\":[" + asks + "],\"u\":" + update + ",\"seq\":7}}");
    }

    private static BookLevel level(String price, String quantity) {
        return new BookLevel(new BigDecimal(price), new BigDecimal(quantity));
    }
}
