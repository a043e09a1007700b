package io.eternalengine.venue;

/** One market: a symbol in a category. */
public record Listing(Category category, String symbol) {

    @Override
    public String toString() {
        return symbol + " " + category.wireName();
    }
}
