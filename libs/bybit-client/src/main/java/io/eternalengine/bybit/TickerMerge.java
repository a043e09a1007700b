package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Puts tickers together: linear sends a snapshot and then only what changed; spot sends no bid and ask in its tickers, they
 * come from the top of the book.
 */
final class TickerMerge {

    private final Category category;
    private final Map<String, ObjectNode> latest = new HashMap<>();
    private final Map<String, Fields> topOfBook = new HashMap<>();

    TickerMerge(Category category) {
        this.category = category;
    }

    void forgetAll() {
        latest.clear();
        topOfBook.clear();
    }

    /** The merged ticker; nothing for a delta without a snapshot before it. */
    Optional<Ticker> onTicker(Fields message) {
        ObjectNode data = (ObjectNode) message.object("data").node();
        String symbol = new Fields(data).text("symbol");
        if (message.textOrEmpty("type").equals("delta")) {
            ObjectNode merged = latest.get(symbol);
            if (merged == null) {
                return Optional.empty();
            }
            Fields fields = new Fields(merged.deepCopy().setAll(data));
            Ticker changed = Ticker.read(category, message.integerOrZero("ts"), fields);
            merged.setAll(data);
            return Optional.of(withTopOfBook(changed));
        }
        // Only what can be read is kept: a spoiled message must not spoil the ones after it.
        Ticker ticker = Ticker.read(category, message.integerOrZero("ts"), new Fields(data));
        latest.put(symbol, data.deepCopy());
        return Optional.of(withTopOfBook(ticker));
    }

    void onBook(Fields message) {
        Fields data = message.object("data");
        topOfBook.put(data.text("s"), data);
    }

    private Ticker withTopOfBook(Ticker ticker) {
        Fields book = topOfBook.get(ticker.symbol());
        if (ticker.bid() != null || book == null) {
            return ticker;
        }
        JsonNode bid = book.node().path("b").path(0).path(0);
        JsonNode ask = book.node().path("a").path(0).path(0);
        if (bid.isMissingNode() || ask.isMissingNode()) {
            return ticker;
        }
        return ticker.withBidAsk(Fields.parseDecimal("b", bid.asText()), Fields.parseDecimal("a", ask.asText()));
    }
}
