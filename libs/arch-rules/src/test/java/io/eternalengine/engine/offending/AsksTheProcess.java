package io.eternalengine.engine.offending;

import java.util.UUID;

/** Breaks a rule on purpose, once in each method. */
@SuppressWarnings("StringCaseLocaleUsage")
public final class AsksTheProcess {
    public long currentTimeMillis() {
        return System.currentTimeMillis();
    }

    public long nanoTime() {
        return System.nanoTime();
    }

    public UUID randomId() {
        return UUID.randomUUID();
    }

    public double mathRandom() {
        return Math.random();
    }

    @SuppressWarnings("AnnotateFormatMethod")
    public String formatWithDefaultLocale(double value) {
        return String.format("%.2f", value);
    }

    public String upperCaseWithDefaultLocale(String text) {
        return text.toUpperCase();
    }
}
