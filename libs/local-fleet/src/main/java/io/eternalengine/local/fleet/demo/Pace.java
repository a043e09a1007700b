package io.eternalengine.local.fleet.demo;

import io.eternalengine.local.processes.Refusal;
import java.math.BigDecimal;
import java.util.Locale;

/** How fast the market is played. */
public sealed interface Pace {
    /** As fast as the fleet keeps up, with no candle skipped. */
    record AsFastAsTheFleet() implements Pace {}

    /** A multiple of real time, whether or not the fleet keeps up. */
    record TimesRealTime(BigDecimal speed) implements Pace {}

    /** Largest multiple of real time. */
    BigDecimal FASTEST = new BigDecimal("100000");

    /** Of a multiple of real time, written out. */
    int MOST_DECIMALS = 9;

    /**
     * Reads {@code max} or a number.
     *
     * @throws Refusal when it is neither
     */
    static Pace parse(String text) {
        if (text.toLowerCase(Locale.ROOT).equals("max")) {
            return new AsFastAsTheFleet();
        }
        try {
            BigDecimal speed = new BigDecimal(text);
            if (speed.signum() > 0 && speed.compareTo(FASTEST) <= 0 && speed.scale() <= MOST_DECIMALS) {
                return new TimesRealTime(speed);
            }
        } catch (NumberFormatException e) {
            // Refused below.
        }
        throw new Refusal("--speed is '" + text + "': it must be max, or a number above 0 and at most " + FASTEST
                + ", with at most " + MOST_DECIMALS + " decimals");
    }
}
