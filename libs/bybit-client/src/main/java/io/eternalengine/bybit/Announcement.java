package io.eternalengine.bybit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The title of an announcement, in the exchange's words. */
public record Announcement(String title) {

    private static final Pattern QUOTED = Pattern.compile("(.+)(USDT|USDC)");

    /**
     * Whether it names a symbol as a word of its own, with or without a slash before the coin it is quoted in. A future with a date behind
     * its name is another market.
     */
    public boolean names(String symbol) {
        Matcher quoted = QUOTED.matcher(symbol);
        String written =
                quoted.matches() ? Pattern.quote(quoted.group(1)) + "/?" + quoted.group(2) : Pattern.quote(symbol);
        return Pattern.compile("(?<![A-Za-z0-9])" + written + "(?![A-Za-z0-9]|-[0-9])")
                .matcher(title)
                .find();
    }

    static Announcement read(Fields fields) {
        return new Announcement(fields.text("title"));
    }
}
