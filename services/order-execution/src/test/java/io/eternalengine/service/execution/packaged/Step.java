package io.eternalengine.service.execution.packaged;

/** How far an order has come when a fault strikes it. */
enum Step {
    /** The command is given while the fault lasts. */
    BEFORE_SEND("before send"),
    /** The request is written, and the exchange has not acted on it. */
    SENT("sent"),
    /** The order rests at the exchange. */
    ACCEPTED("accepted"),
    /** The order is filled at the exchange, which has not said so. */
    FILLED("filled");

    private final String words;

    Step(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
