package io.eternalengine.bybit;

/** The product group that a symbol is traded in. */
public enum Category {
    SPOT("spot"),
    LINEAR("linear");

    private final String wireName;

    Category(String wireName) {
        this.wireName = wireName;
    }

    /** The name on the wire. */
    public String wireName() {
        return wireName;
    }

    static Category parse(String wireName) {
        for (Category category : values()) {
            if (category.wireName.equals(wireName)) {
                return category;
            }
        }
        throw new MalformedAnswerException("field category: expected spot or linear");
    }
}
