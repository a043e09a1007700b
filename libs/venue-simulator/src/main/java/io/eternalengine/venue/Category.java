package io.eternalengine.venue;

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

    /** Reads a name on the wire; anything else is refused with code 10001. */
    public static Category parse(String wireName) {
        for (Category category : values()) {
            if (category.wireName.equals(wireName)) {
                return category;
            }
        }
        throw new Refusal(ReturnCode.PARAMETER_ERROR, "category must be spot or linear");
    }
}
