package io.eternalengine.localstack;

import io.eternalengine.localstack.commands.Verbs;

/** Entry point of {@code ./eternal}. */
public final class Eternal {
    private Eternal() {}

    public static void main(String[] arguments) {
        // Kafka's clients explain every lost connection; here those are expected while a part restarts.
        if (System.getProperty("org.slf4j.simpleLogger.defaultLogLevel") == null) {
            System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
        }
        System.exit(Verbs.execute(arguments));
    }
}
