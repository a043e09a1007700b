package io.eternalengine.bybit;

/**
 * Maintenance or an incident of the exchange.
 *
 * @param title in the exchange's words
 * @param state scheduled, ongoing, completed, canceled or a newer one
 */
public record SystemNotice(String id, String title, String state) {

    /** Whether it is to come. */
    public boolean isScheduled() {
        return state.equals("scheduled");
    }

    /** Whether it is past, or will not be; a state that is not known counts as one that lasts. */
    public boolean isOver() {
        return state.equals("completed") || state.equals("canceled");
    }

    static SystemNotice read(Fields fields) {
        return new SystemNotice(fields.text("id"), fields.textOrEmpty("title"), fields.text("state"));
    }
}
