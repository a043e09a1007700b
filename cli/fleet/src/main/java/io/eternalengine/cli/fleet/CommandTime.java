package io.eternalengine.cli.fleet;

import java.lang.management.ManagementFactory;
import java.time.Instant;

/** When the user gave the command, from which the time to readiness counts. */
final class CommandTime {
    private static final String JUST_BUILT = "eternal.just-built";

    private CommandTime() {}

    /**
     * The start of the front door, which became this process; of this JVM, when the front door built the project first: that
     * is not part of starting a fleet.
     */
    static Instant given() {
        Instant jvmStart =
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        return Boolean.getBoolean(JUST_BUILT)
                ? jvmStart
                : ProcessHandle.current().info().startInstant().orElse(jvmStart);
    }
}
