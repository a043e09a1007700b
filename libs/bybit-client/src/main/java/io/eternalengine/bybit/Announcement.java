package io.eternalengine.bybit;

import java.util.regex.Pattern;

/** The title of an announcement, in the exchange's words. */
public record Announcement(String title) {

    /** Whether it names a symbol as a word of its own. */
    public boolean names(String symbol) {
        return Pattern.compile("(?<![A-Za-z0-9])" + Pattern.quote(symbol) + "(?![A-Za-z0-9])")
                .matcher(title)
                .find();
    }

    static Announcement read(Fields fields) {
        return new Announcement(fields.text("title"));
    }
}
